#!/bin/bash
flavour=$1
declare -A COMMAND
COMMAND[small]="gunicorn --bind=0.0.0.0 --timeout 120 -w 2 --threads 2 app:app"
COMMAND[large]="gunicorn --bind=0.0.0.0 --timeout 120 -w 4 --threads 2 app:app"
az webapp create -n ledger -g rg --plan plan --runtime PYTHON:3.12 --startup-file "${COMMAND[$flavour]}"
az webapp config appsettings set -n ledger -g rg --settings "WEB_CONCURRENCY=${COUNTS[$flavour]:-1}"

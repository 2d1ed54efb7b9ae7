#!/bin/bash
set -eu
[ $# -eq 1 ] || { echo "usage: $0 dev|prod"; exit 1; }
stage=$1
declare -A SKU=([dev]=B1 [prod]=P1v3)
declare -A WORKERS
WORKERS[dev]=3
WORKERS[prod]=5
az appservice plan create -n "plan-$stage" -g "rg-$stage" --sku "${SKU[$stage]}" --is-linux
az webapp create -n "ledger-$stage" -g "rg-$stage" --plan "plan-$stage" --runtime PYTHON:3.12
az webapp config set -n "ledger-$stage" -g "rg-$stage" --startup-file "gunicorn --bind=0.0.0.0 --timeout 120 -w ${WORKERS[$stage]} app:app"

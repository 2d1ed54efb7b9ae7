#!/bin/bash
az appservice plan create -g rg -n plan --sku B1 --is-linux
az webapp create -g rg -p plan -n two-api --runtime PYTHON:3.12
az webapp config set -g rg -n two-api --startup-file "gunicorn -w 2 --timeout 120 app:app"

#!/bin/bash
APP_NAME="shop-$(openssl rand -hex 4)"
az appservice plan create --name plan-prod -g rg-prod --sku P2v3 --is-linux
az webapp create -g rg-prod -p plan-prod -n $APP_NAME --runtime PYTHON:3.11
az webapp config set -g rg-prod -n $APP_NAME --startup-file "gunicorn --workers 9 --threads 4 app:app"
az webapp up -g rg-prod -n $APP_NAME

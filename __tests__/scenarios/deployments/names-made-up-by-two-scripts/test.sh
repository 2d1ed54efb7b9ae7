#!/bin/bash
APP_NAME="shop-$(openssl rand -hex 4)"
az appservice plan create --name plan-test -g rg-test --sku B1 --is-linux
az webapp create -g rg-test -p plan-test -n $APP_NAME --runtime PYTHON:3.11
az webapp config set -g rg-test -n $APP_NAME --startup-file "gunicorn --workers 2 --threads 4 app:app"
az webapp up -g rg-test -n $APP_NAME

#!/bin/bash
APP="shop-$(date +%s)"
az appservice plan create --name plan -g rg --sku B1 --is-linux
az webapp create -g rg -p plan -n $APP --runtime PYTHON:3.12
az webapp config set -g rg -n $APP --startup-file "gunicorn --workers 2 --threads 4 --timeout 120 app:app"
az webapp up -g rg -n $APP

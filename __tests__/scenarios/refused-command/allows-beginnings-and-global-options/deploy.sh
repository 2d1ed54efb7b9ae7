#!/bin/bash
set -e
az appservice plan create -g orders-rg -n orders-plan --sku B1 --is-linux --only-show-errors -o none
az webapp create -g orders-rg -n orders --plan orders-plan --runtime PYTHON:3.12 --output=none
az webapp config set --resource-g orders-rg --name orders \
  --startup "gunicorn --bind=0.0.0.0 --timeout 600 --workers 3 --threads 6 app:app" --subscription "$SUBSCRIPTION"
az webapp up --help

#!/bin/bash
set -e
if [ -f ".env" ]; then
    export $(cat .env | grep -v '^#' | xargs)
fi
RESOURCE_GROUP="${RESOURCE_GROUP:-shop-rg}"
APP_NAME="${APP_NAME:-shop-web}"
az appservice plan create --name "${APP_NAME}-plan" --resource-group "$RESOURCE_GROUP" --sku B1 --is-linux
az webapp create --name "$APP_NAME" --resource-group "$RESOURCE_GROUP" --plan "${APP_NAME}-plan" --runtime "PYTHON:3.12"
az webapp config set --name "$APP_NAME" --resource-group "$RESOURCE_GROUP" \
    --startup-file "gunicorn --workers 2 --threads 4 --timeout 230 app:app"

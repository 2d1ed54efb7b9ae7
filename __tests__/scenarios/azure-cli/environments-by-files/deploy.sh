#!/bin/bash
set -euo pipefail
ENVIRONMENT=$1
source "config/$ENVIRONMENT.env"
RG="rg-shop-$ENVIRONMENT"
az appservice plan create --name "asp-$APP" --resource-group $RG --sku $SKU --is-linux
az webapp create --name "$APP" --resource-group $RG --plan "asp-$APP" --runtime "PYTHON:3.12"
az webapp config set --name "$APP" --resource-group $RG --startup-file "gunicorn --bind=0.0.0.0 --timeout 600 --workers $WORKERS app:app"

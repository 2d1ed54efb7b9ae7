#!/bin/bash
set -euo pipefail
ENVIRONMENT=${1:-dev}
case "$ENVIRONMENT" in
  dev) SKU=B1 ;;
  staging) SKU=S1 ;;
  prod) SKU=P1v3 ;;
  *) echo "unknown"; exit 1 ;;
esac
RG="rg-shop-$ENVIRONMENT"
az group create --name $RG --location westeurope
az appservice plan create --name "asp-shop-$ENVIRONMENT" --resource-group $RG --sku $SKU --is-linux
az webapp create --name "shop-$ENVIRONMENT" --resource-group $RG --plan "asp-shop-$ENVIRONMENT" --runtime "PYTHON:3.12"
az webapp config set --name "shop-$ENVIRONMENT" --resource-group $RG --startup-file "gunicorn --bind=0.0.0.0 --timeout 600 --workers 4 app:app"

#!/usr/bin/env bash
set -euo pipefail
ENV="dev"
while [[ $# -gt 0 ]]; do
  case "$1" in
    -e|--env) ENV="$2"; shift 2 ;;
    *) echo "unknown $1"; exit 1 ;;
  esac
done
if [[ ! "$ENV" =~ ^(dev|prod)$ ]]; then echo bad; exit 1; fi
if [ "$ENV" = "prod" ]; then SKU=P1v3; WORKERS=5; else SKU=B1; WORKERS=3; fi
az appservice plan create --name "asp-shop-$ENV" --resource-group rg --sku $SKU --is-linux
az webapp create --name "shop-$ENV" --resource-group rg --plan "asp-shop-$ENV" --runtime "PYTHON:3.12"
az webapp config set --name "shop-$ENV" --resource-group rg --startup-file "gunicorn --bind=0.0.0.0 --timeout 600 --workers $WORKERS app:app"

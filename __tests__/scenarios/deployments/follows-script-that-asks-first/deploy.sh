#!/bin/bash
set -euo pipefail

if [ -f .env ]; then
  source .env
fi

SKU=${PLAN_SKU:-"B1"}
read -p "Size of the plan [$SKU]: " input
SKU=${input:-$SKU}

read -p "Continue with deployment? (y/n) " -n 1 -r
echo ""
if [[ ! $REPLY =~ ^[Yy]$ ]]; then
  exit 1
fi
if ! az account show > /dev/null 2>&1; then
  echo "Please run 'az login' first."
  exit 1
fi

az appservice plan create --resource-group shop --name shop-plan --sku "$SKU" --is-linux
az webapp create --resource-group shop --plan shop-plan --name shop --runtime "PYTHON:3.12"
az webapp config set --resource-group shop --name shop \
  --startup-file "gunicorn --bind=0.0.0.0 --workers 3 --threads 4 app:app"
zip -r app.zip . -x '.git/*'
az webapp deploy --resource-group shop --name shop --src-path app.zip --type zip

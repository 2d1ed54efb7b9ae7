#!/bin/bash
az group create -n rg -l westeurope || { echo "no group"; exit 1; }
az appservice plan show -g rg -n plan || {
  az appservice plan create -g rg -n plan --is-linux --sku B1 || { echo failed; exit 1; }
}
EXISTS=$(az webapp list -g rg --query "[?name=='shop'].name" -o tsv)
if [ -n "$EXISTS" ]; then
  az webapp config appsettings set -g rg -n shop --settings TIMES=2
else
  az webapp create -g rg -p plan -n shop --runtime "PYTHON:3.12" || { echo failed; exit 1; }
fi
if [ "$(az webapp config show -g rg -n shop --query appCommandLine -o tsv)" != "gunicorn --bind=0.0.0.0 --workers 2 app:app" ]; then
  az webapp config set -g rg -n shop --startup-file "gunicorn --bind=0.0.0.0 --workers 2 app:app" || { echo failed; exit 1; }
fi

#!/bin/bash
az appservice plan create -g rg -n p1 --sku P1v3 --is-linux
az webapp create -g rg -n web1 -p p1 --runtime "PYTHON:3.12"
SITE_ID=$(az webapp show -g rg -n web1 --query id -o tsv)
az rest --method patch --uri "https://management.azure.com$SITE_ID/config/web?api-version=2022-03-01" --body '{"properties":{"appCommandLine":"gunicorn --timeout 120 --workers 4 --threads 4 app:app"}}'

#!/bin/bash
APP=contoso-shop
az webapp create -n $APP -g shop -p shop-plan --runtime PYTHON:3.11
az webapp config set -n $APP -g shop --generic-configurations '{"appCommandLine": "gunicorn --bind=0.0.0.0 --workers 2 app:app", "alwaysOn": true}'
az webapp config set -n $APP -g shop --generic-configurations "@config.json"
SITE="/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/shop/providers/Microsoft.Web/sites/$APP"
az rest --method patch --uri "https://management.azure.com$SITE/config/web?api-version=2023-12-01" \
  --body "{\"properties\": {\"appCommandLine\": \"gunicorn --bind=0.0.0.0 --workers 4 --threads 4 app:app\"}}"

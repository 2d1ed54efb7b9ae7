#!/bin/bash
cd "$(dirname "$0")/.."
APP=contoso-shop
az appservice plan create -n shop-plan -g shop --sku P0V3 --is-linux
az webapp create -n "$APP" -g shop -p shop-plan -r "PYTHON|3.12"
cat > settings.json <<JSON
[
  { "name": "WEB_CONCURRENCY", "value": "3", "slotSetting": false },
  { "name": "APP_NAME", "value": "$APP", "slotSetting": true }
]
JSON
az webapp config appsettings set -n "$APP" -g shop --settings @settings.json SCM_DO_BUILD_DURING_DEPLOYMENT=true
az resource update -g shop -n web --resource-type config --namespace Microsoft.Web --parent sites/$APP \
  --set properties.appCommandLine="gunicorn --bind=0.0.0.0 --threads 4 app:app" properties.alwaysOn=true
az appservice plan update -n shop-plan -g shop --sku P1V3

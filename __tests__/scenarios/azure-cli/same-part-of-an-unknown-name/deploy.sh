#!/bin/bash
FULL="$(grep -E '^NAME=' .env | cut -d= -f2-)"
SUFFIX="${FULL##*-}"
WEB="${WEB:-web-${FULL##*-}}"
az appservice plan create --name "plan-$SUFFIX" --resource-group rg --sku B2 --is-linux
az webapp create -n "$WEB" -g rg --plan "plan-$SUFFIX" --runtime PYTHON:3.12
az webapp config set -n "$WEB" -g rg --startup-file 'gunicorn --timeout 120 -w 3 app:app'

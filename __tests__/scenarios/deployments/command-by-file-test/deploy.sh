#!/bin/bash
set -e
if test -f /opt/big; then
  CMD="gunicorn --workers 4 app:app"
else
  CMD="gunicorn --workers 2 app:app"
fi
az webapp up -g rg -n shop-web --sku B1 --runtime PYTHON:3.12
az webapp config set -g rg -n shop-web --startup-file "$CMD"

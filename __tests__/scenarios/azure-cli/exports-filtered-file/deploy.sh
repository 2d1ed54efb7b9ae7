#!/bin/bash
set -e
export $(grep -v '^#' azure.env | xargs)
SKU=${SKU:-B1}
WORKERS=${WORKERS:-2}
az appservice plan create -g rg -n plan --sku $SKU --is-linux
az webapp create -g rg -p plan -n ${APP_NAME:-myapp} --runtime PYTHON:3.12 --startup-file "gunicorn -w $WORKERS -t 120 app:app"
az webapp up -g rg -n ${APP_NAME:-myapp} --runtime PYTHON:3.12

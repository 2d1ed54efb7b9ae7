#!/bin/bash
set -e
APP_NAME="orders"
ENDPOINT=""
SKU="${SKU:-B1}"
while [[ $# -gt 0 ]]; do
    case $1 in
        -s|--sku) SKU="$2"; shift 2 ;;
        --endpoint) ENDPOINT="$2"; shift 2 ;;
        *) echo "Unknown option: $1"; exit 1 ;;
    esac
done
if [ -z "$ENDPOINT" ]; then
    echo "Error: --endpoint is required"
    exit 1
fi
az appservice plan create -g rg --name plan --sku "$SKU" --is-linux
az webapp create -g rg --name "$APP_NAME" --plan plan --runtime PYTHON:3.11
az webapp config set -g rg --name "$APP_NAME" --startup-file "gunicorn -w 2 -k uvicorn.workers.UvicornWorker main:app"

#!/bin/bash
set -e
RG=shop-rg
if az postgres flexible-server list -g $RG -o tsv | grep -q shop-db; then THREADS=8; else THREADS=2; fi
az webapp up -g $RG -n shop-web --sku B1 --runtime PYTHON:3.12
az webapp config set -g $RG -n shop-web --startup-file "gunicorn --workers 2 --threads $THREADS --timeout 230 app:app"

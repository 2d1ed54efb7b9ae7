#!/usr/bin/env bash
az appservice plan create -g rg -n p --sku B1 --is-linux
APP=$(az webapp create -g rg -p p -n cq --runtime PYTHON:3.12 --query name -o tsv)
az webapp config set -g rg -n "$APP" --startup-file "gunicorn -w 3 --threads 2 --timeout 600 app:app"
az webapp up -g rg -n cq --sku B1

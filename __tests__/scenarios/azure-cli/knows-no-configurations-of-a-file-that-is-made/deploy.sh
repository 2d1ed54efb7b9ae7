#!/bin/bash
az appservice plan create -g rg -n p --sku B1 --is-linux
az webapp create -g rg -p p -n v11 --runtime 'PYTHON:3.12'
jq -n --arg c 'gunicorn -w 3 --threads 2 --timeout 600 app:app' '{appCommandLine:$c}' > cfg.json
az webapp config set -g rg -n v11 --generic-configurations @cfg.json
az webapp up -g rg -n v11 --sku B1

#!/bin/bash
az appservice plan create -g rg -n plan --sku B1 --is-linux
az webapp create -g rg -p plan -n shop --runtime "PYTHON:3.11"
az webapp config set -g rg -n shop --startup-file "gunicorn --bind 0.0.0.0:8000 --workers 3 --threads 2 --timeout 120 app:application"
az webapp deployment source config-local-git -g rg -n shop

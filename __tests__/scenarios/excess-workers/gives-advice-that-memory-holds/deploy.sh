#!/bin/bash
az appservice plan create --name plan -g rg --sku B1 --is-linux
az webapp create -g rg -p plan -n shop --runtime PYTHON:3.12
az webapp config set -g rg -n shop --startup-file 'gunicorn --workers 4 --timeout 120 app:app'
az webapp up -g rg -n shop --runtime PYTHON:3.12 --sku B1

#!/bin/bash
az appservice plan create --name plan -g rg --sku P1v3 --is-linux
az webapp create -g rg -p plan -n shop --runtime PYTHON:3.12
az webapp config set -g rg -n shop --startup-file 'uvicorn app:app --host 0.0.0.0 --port 8000'
az webapp up -g rg -n shop --runtime PYTHON:3.12 --sku P1v3

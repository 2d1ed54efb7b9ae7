#!/bin/bash
az appservice plan create -g rg -n plan --is-linux --sku S1
az webapp create -g rg -p plan -n shop --runtime "PYTHON:3.12"
az webapp config set -g rg -n shop --startup-file "gunicorn --workers 2 --threads 4 --timeout 120 app:app"
az webapp deployment slot create -g rg -n shop --slot staging --configuration-source shop

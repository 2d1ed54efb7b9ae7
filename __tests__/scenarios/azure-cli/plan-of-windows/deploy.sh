#!/bin/bash
az group create --name rg --location eastus
az appservice plan create --name p --resource-group rg --sku B1
az webapp create --name a --resource-group rg --plan p --runtime "python:3.11" --startup-file "gunicorn -w 3 --threads 4 -b 0.0.0.0:8000 --timeout 600 app:app"
az webapp deploy --name a --resource-group rg --src-path app.zip --type zip

#!/bin/bash
APP_NAME=shop
RG=rg
az appservice plan create -g rg -n p --sku B1 --is-linux
az webapp create -g rg -n shop --plan p --runtime PYTHON:3.11
zip -r deployment.zip . -x "*.git*"
az webapp deployment source config-zip --resource-group $RG --name $APP_NAME --src deployment.zip
az webapp config set --resource-group $RG --name $APP_NAME --startup-file "startup.sh"

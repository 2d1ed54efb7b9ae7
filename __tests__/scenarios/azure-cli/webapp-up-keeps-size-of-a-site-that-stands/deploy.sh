#!/bin/bash
set -e
RESOURCE_GROUP="rg-notes"
APP_NAME="notes-api"
az group create --name "$RESOURCE_GROUP" --location westeurope
az appservice plan create --resource-group "$RESOURCE_GROUP" --name plan-notes --is-linux --sku B1
az webapp create --resource-group "$RESOURCE_GROUP" --plan plan-notes --name "$APP_NAME" --runtime "PYTHON:3.11"
az webapp config set --resource-group "$RESOURCE_GROUP" --name "$APP_NAME" --startup-file "gunicorn -w 2 --timeout 120 app:app"
az webapp up --resource-group "$RESOURCE_GROUP" --name "$APP_NAME" --sku P1V2

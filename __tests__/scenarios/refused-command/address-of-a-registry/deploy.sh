#!/bin/bash
az appservice plan create -n p -g rg --sku B1 --is-linux
az webapp create -g rg --plan p --name chat --deployment-container-image-name "acr.azurecr.io/react-chatbot:latest" --docker-registry-server-url https://acr.azurecr.io
az webapp config appsettings set -g rg -n chat --settings NODE_ENV=production

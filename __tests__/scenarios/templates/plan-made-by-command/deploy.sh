#!/bin/bash
set -e
az appservice plan create -g rg --name asp-demo --sku B1 --is-linux
az deployment group create -g rg --template-file web.bicep --parameters planName=asp-demo appName=app-demo-123

#!/bin/bash
APP_NAME=""  # Replace with your Azure App Service name
RESOURCE_GROUP=""  # Replace with your resource group name

zip -r deployment.zip . -x "*.git*"
az webapp deployment source config-zip --resource-group $RESOURCE_GROUP --name $APP_NAME --src deployment.zip
az webapp config set --resource-group $RESOURCE_GROUP --name $APP_NAME --startup-file "startup.sh"

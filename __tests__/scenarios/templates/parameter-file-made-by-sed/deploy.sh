#!/bin/bash
set -e
RG_NAME="lab7d-rg"
UNIQUE_ID=$(openssl rand -hex 4)
APP_NAME="lab7d-app-$UNIQUE_ID"
if ! az account show &>/dev/null; then
    echo "login"
    az login
fi
az group create --name $RG_NAME --location australiaeast
sed "s/lab7d-app/$APP_NAME/g" templates/parameters.json > parameters-temp.json
OUTPUTS=$(az deployment group create \
  --resource-group $RG_NAME \
  --template-file templates/main.json \
  --parameters parameters-temp.json \
  --output json)
WEB_APP_URL=$(echo $OUTPUTS | jq -r '.properties.outputs.webAppUrl.value')
WEB_APP_NAME=$(echo $OUTPUTS | jq -r '.properties.outputs.webAppName.value')
cd app
zip -r ../app.zip . -x "*.pyc" "__pycache__/*"
cd ..
az webapp deployment source config-zip \
  --resource-group $RG_NAME \
  --name $WEB_APP_NAME \
  --src app.zip
sleep 30
rm -f parameters-temp.json app.zip

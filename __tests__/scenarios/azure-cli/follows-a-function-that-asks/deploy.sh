#!/bin/bash
if [ -f .env ]; then
  export $(grep -v '^#' .env | xargs)
fi

RESOURCE_GROUP="rg-orders"
APP_SERVICE_PLAN="plan-orders"
APP_NAME="orders-api-prod"

if [ -z "$OPENAI_API_KEY" ] || [ -z "$OPENAI_ENDPOINT" ] || [ -z "$OPENAI_DEPLOYMENT" ]; then
  echo "WARNING: the OpenAI variables are not set; the app will not work fully."
fi

handle_error() {
  local exit_code=$1
  if [ $exit_code -ne 0 ]; then
    echo "ERROR: $2"
  fi
}

resource_exists() {
  local type=$1
  local name=$2
  local group=$3
  if [ -z "$group" ]; then
    az $type show --name "$name" &>/dev/null
  else
    az $type show --name "$name" --resource-group "$group" &>/dev/null
  fi
  return $?
}

if ! resource_exists "group" "orders-group" "$RESOURCE_GROUP"; then
  az group create --name "orders-group" --resource-group "$RESOURCE_GROUP"
  handle_error $? "Failed to create the group"
fi

if ! resource_exists "appservice plan" "$APP_SERVICE_PLAN" "$RESOURCE_GROUP"; then
  az appservice plan create --name $APP_SERVICE_PLAN --resource-group $RESOURCE_GROUP --sku B3 --is-linux
  handle_error $? "Failed to create the plan"
fi

if ! resource_exists "webapp" "$APP_NAME" "$RESOURCE_GROUP"; then
  az webapp create --name $APP_NAME --resource-group $RESOURCE_GROUP --plan $APP_SERVICE_PLAN --runtime "PYTHON:3.10"
  handle_error $? "Failed to create the web app"
fi

az webapp config set --name $APP_NAME --resource-group $RESOURCE_GROUP \
  --startup-file "gunicorn --bind=0.0.0.0:8000 --workers 9 --timeout 120 run:app"

#!/usr/bin/env bash
set -euo pipefail
az appservice plan create --name "${WEBAPP_NAME}-plan" --resource-group "$RESOURCE_GROUP" --is-linux --sku S1
az webapp create --resource-group "$RESOURCE_GROUP" --plan "${WEBAPP_NAME}-plan" --name "$WEBAPP_NAME" --deployment-container-image-name "hello-world:latest"

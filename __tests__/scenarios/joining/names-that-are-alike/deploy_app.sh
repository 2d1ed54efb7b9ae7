#!/usr/bin/env bash
set -euo pipefail
PROJECT_NAME="${AZURE_PROJECT_NAME:?}"
zip -r crm.zip requirements.txt servers/
az webapp deploy --name "app-${PROJECT_NAME}-crm" --resource-group "rg-${PROJECT_NAME}" --src-path crm.zip --type zip
az webapp deploy --name "app-${PROJECT_NAME}-knowledge" --resource-group "rg-${PROJECT_NAME}" --src-path crm.zip --type zip

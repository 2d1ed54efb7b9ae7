#!/bin/bash
set -euo pipefail
source .env
zip -r app.zip app.py requirements.txt
az webapp deploy --resource-group "${RESOURCE_GROUP}" --name "${WEBAPP_NAME}" --src-path app.zip --type zip

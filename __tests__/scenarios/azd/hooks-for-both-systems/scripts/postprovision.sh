#!/bin/sh
set -e
while IFS='=' read -r key value; do
  value=$(echo "$value" | sed 's/^"//' | sed 's/"$//')
  export "$key=$value"
done <<EOF
$(azd env get-values)
EOF

WORKERS="${GUNICORN_WORKERS:-2}"
az webapp config set --resource-group "$RESOURCE_GROUP" --name "$API_NAME" \
  --startup-file "gunicorn -w $WORKERS -k uvicorn_worker.UvicornWorker -b 0.0.0.0:8000 --timeout 120 main:app" --output none
az webapp config appsettings set --resource-group "$RESOURCE_GROUP" --name "$API_NAME" --settings LOG_LEVEL=info --output none

#!/bin/sh
eval "$(azd env get-values)"
az webapp config set -g "$AZURE_RESOURCE_GROUP" -n "$WEB_APP_NAME" --startup-file "gunicorn --bind=0.0.0.0 --threads 6 app:app"

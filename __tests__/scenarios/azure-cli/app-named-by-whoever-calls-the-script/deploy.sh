#!/bin/bash
set -e
APP_NAME="$1"
zip -r app.zip . -x '.git/*'
az webapp config set -g shop -n "$APP_NAME" --startup-file "gunicorn --bind=0.0.0.0 --workers 3 --threads 4 app:app"
az webapp deploy -g shop -n "$APP_NAME" --src-path app.zip --type zip

#!/usr/bin/env bash
set -euo pipefail
az webapp config set -g "$RG" -n "$APP_NAME" --startup-file "gunicorn -w 3 --threads 2 --timeout 600 app:app"

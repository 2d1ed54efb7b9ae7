#!/bin/bash
set -u
[[ -n "${AZURE_CLIENT_ID:-}" ]] || { echo "AZURE_CLIENT_ID missing" >&2; exit 1; }
echo "$WEBSITE_HOSTNAME"
exec gunicorn --bind=0.0.0.0 -w 2 --threads 4 --timeout 230 app:app

#!/bin/bash
set -euo pipefail

if [[ -z "${DB_CONNECTION:-}" ]]; then
  echo "export DB_CONNECTION first" >&2
  exit 1
fi
GROUP="${1:-}"
[ -n "$GROUP" ] || { echo "usage: $0 <resource group>"; exit 2; }
if [ "${CONFIRM:-no}" != "yes" ]; then
  echo "set CONFIRM=yes to deploy"
  exit 1
fi

az appservice plan create -g "$GROUP" -n plan --sku B1 --is-linux
az webapp create -g "$GROUP" -n shop --plan plan --runtime "PYTHON:3.12" --startup-file "gunicorn --bind=0.0.0.0 --workers 2 app:app"

#!/usr/bin/env bash
set -euo pipefail
AZ="${AZ:-az}"
RG=shop-rg
APP=contoso-shop

run() { echo "+ $*"; "$@"; }
retry() {
  local n=0
  until "$@"; do
    n=$((n + 1)); [ "$n" -ge 3 ] && return 1
    sleep 5
  done
}

run az appservice plan create --name "$APP-plan" --resource-group "$RG" --sku B2 --is-linux --number-of-workers 2
retry az webapp create --name "$APP" --resource-group "$RG" --plan "$APP-plan" --runtime "PYTHON:3.12"
$AZ webapp config set --name "$APP" --resource-group "$RG" \
  --startup-file "gunicorn --bind=0.0.0.0 --workers 5 --threads 4 app:app"
if ! az webapp deploy --name "$APP" --resource-group "$RG" --src-path . --type zip; then
  echo "deployment failed" >&2
  exit 1
fi

#!/usr/bin/env bash
set -euo pipefail
cd "$(dirname "$0")/.."
zip -r /tmp/subs.zip . -x "scripts/*" "deploy.sh" ".git/*"
az webapp deploy -g "$RG" -n "$APP_NAME" --src-path /tmp/subs.zip --type zip

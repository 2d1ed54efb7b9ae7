#!/usr/bin/env bash
set -euo pipefail
TMP_DIR="$(mktemp -d)"
trap 'rm -rf "$TMP_DIR"' EXIT
pushd api >/dev/null
zip -qr "$TMP_DIR/api.zip" . -x "*.pyc"
popd >/dev/null
az webapp config set -g rg-shop -n shop-api --startup-file "gunicorn -w 3 --threads 4 main:app"
az webapp deploy -g rg-shop -n shop-api --src-path "$TMP_DIR/api.zip" --type zip

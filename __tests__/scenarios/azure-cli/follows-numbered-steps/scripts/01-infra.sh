#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/lib.sh"
[ -n "${APP_NAME:-}" ] || die "APP_NAME"
az appservice plan create -g "$RG" -n "$APP_NAME-asp" --sku S1 --is-linux
az webapp create -g "$RG" -n "$APP_NAME" -p "$APP_NAME-asp" --runtime PYTHON:3.12

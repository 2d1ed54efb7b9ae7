#!/usr/bin/env bash
set -euo pipefail
RESOURCE_GROUP="${RESOURCE_GROUP:-rg-orders}"
APP_NAME="${APP_NAME:-orders-$RANDOM}"          # must be globally unique
PLAN_NAME="${PLAN_NAME:-plan-orders}"
az appservice plan create -g "$RESOURCE_GROUP" -n "$PLAN_NAME" --is-linux --sku B1 -o none
az webapp create -g "$RESOURCE_GROUP" -p "$PLAN_NAME" -n "$APP_NAME" --runtime "PYTHON:3.11" -o none
az webapp config set -g "$RESOURCE_GROUP" -n "$APP_NAME" -o none --startup-file "deploy/azure/startup.sh"
az webapp up -g "$RESOURCE_GROUP" -n "$APP_NAME" -p "$PLAN_NAME" --runtime "PYTHON:3.11" --os-type Linux

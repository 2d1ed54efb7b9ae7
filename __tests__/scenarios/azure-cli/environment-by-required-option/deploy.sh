#!/usr/bin/env bash
set -Eeuo pipefail
trap 'echo "failed at line $LINENO" >&2' ERR

readonly SCRIPT_DIR="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)"

# per environment
readonly DEV_SKU="B1"    DEV_WORKERS=2
readonly STAGE_SKU="S2"  STAGE_WORKERS=3
readonly PROD_SKU="P2v3" PROD_WORKERS=9

env=""
skip_build=0
while (( $# )); do
  case "$1" in
    --env|--environment) env="${2:?--env needs a value}"; shift 2 ;;
    --env=*) env="${1#*=}"; shift ;;
    --skip-build) skip_build=1; shift ;;
    -h|--help) sed -n '2,5p' "$0"; exit 0 ;;
    --) shift; break ;;
    *) echo "unknown argument: $1" >&2; exit 2 ;;
  esac
done

[[ "$env" =~ ^(dev|stage|prod)$ ]] || { echo "--env must be dev, stage or prod" >&2; exit 2; }

prefix="${env^^}"
sku_var="${prefix}_SKU"
workers_var="${prefix}_WORKERS"
SKU="${!sku_var}"
WORKERS="${!workers_var}"

group="shop-${env}-rg"
app="shop-${env}-web"

az appservice plan create --resource-group "$group" --name "shop-${env}-plan" --sku "$SKU" --is-linux --output none
az webapp create --resource-group "$group" --name "$app" --plan "shop-${env}-plan" --runtime PYTHON:3.12 --output none
az webapp config set --resource-group "$group" --name "$app" \
  --startup-file "gunicorn --bind=0.0.0.0 --workers=${WORKERS} --threads=4 --timeout=90 app:app" --output none

if (( ! skip_build )); then
  ( cd "$SCRIPT_DIR" && zip -r build.zip app.py requirements.txt )
fi
az webapp deployment source config-zip --resource-group "$group" --name "$app" --src "$SCRIPT_DIR/build.zip"

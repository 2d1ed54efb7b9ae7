#!/usr/bin/env bash
set -euo pipefail

usage() { echo "usage: $0 APP [SKU]" >&2; exit 2; }

main() {
  local app=$1 sku=${2:-B2}
  shift
  az appservice plan create -n "$app-plan" -g shop --sku "$sku" --is-linux
  az webapp create -n "$app" -g shop -p "$app-plan" -r PYTHON:3.12 \
    --startup-file "gunicorn --bind=0.0.0.0 --workers ${WORKERS:-5} --threads 4 app:app"
  az webapp deploy -n "$app" -g shop --src-path . --type zip
}

[[ $# -lt 1 ]] && usage
while [ $# -gt 2 ]; do
  case "$1" in
    --workers) WORKERS=$2; shift 2 ;;
    *) usage ;;
  esac
done
main "$@"

#!/bin/bash
set -euo pipefail
APP=$1; ENV=${2:-dev}
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "$here/$ENV.sh"
az webapp config set -g "rg-$ENV" -n "$APP" --startup-file "$(printf 'gunicorn -w %s -k %s main:app' "$WORKERS" uvicorn_worker.UvicornWorker)"

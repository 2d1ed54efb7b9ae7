#!/bin/bash
set -e
BUILD=true
DEPLOY=false
SLOT=""
for arg in "$@"; do
  case $arg in
    --deploy) DEPLOY=true ;;
    --no-build) BUILD=false ;;
    --slot=*) SLOT="${arg#*=}" ;;
    -h|--help) echo "deploy.sh [--deploy] [--no-build]"; exit 0 ;;
  esac
done
if [ "$BUILD" = true ]; then
  rm -rf build
  mkdir build
  cp main.py requirements.txt build/
  (cd build && zip -qr ../app.zip .)
fi
if [ "$DEPLOY" = true ]; then
  az webapp config set -g orders-rg -n orders --startup-file "gunicorn -w 2 -k uvicorn_worker.UvicornWorker main:app"
  az webapp deploy -g orders-rg -n orders --src-path app.zip --type zip ${SLOT:+--slot "$SLOT"}
fi

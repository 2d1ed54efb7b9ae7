#!/bin/bash
set -euo pipefail
SUDO=$(command -v sudo)
RUNNER=${RUNNER:?}
$SUDO apt-get install -y zip
bash "$RUNNER/prepare.sh"
az appservice plan create -g rg -n plan --sku B1 --is-linux
$RUNNER az webapp create -g rg -n parcel -p plan --runtime PYTHON:3.12
$RUNNER az webapp config set -g rg -n parcel --startup-file "gunicorn -b 0.0.0.0:8000 -w 2 --threads 4 app:app"

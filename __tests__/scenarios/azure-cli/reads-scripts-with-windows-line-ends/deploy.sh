#!/bin/bash
set -e
if command -v az &> /dev/null; then
  az appservice plan create -g rg -n p --sku B2 --is-linux
  az webapp create -g rg -n my-api --plan p \
    --runtime "PYTHON|3.12" \
    --startup-file "gunicorn --bind=0.0.0.0 --timeout 230 --workers 5 --threads 4 app:app"
fi

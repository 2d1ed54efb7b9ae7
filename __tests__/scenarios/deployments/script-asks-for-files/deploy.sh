#!/bin/bash
if [ ! -f .env ]; then
  echo "Copy .env.example to .env and fill it in."
  exit 1
fi
source .env
[ -f dist/app.zip ] || { echo "run make first"; exit 1; }

az appservice plan create -g rg -n plan --sku B1 --is-linux
az webapp create -g rg -n shop --plan plan --runtime "PYTHON:3.12" --startup-file "gunicorn --bind=0.0.0.0 --workers 2 app:app"

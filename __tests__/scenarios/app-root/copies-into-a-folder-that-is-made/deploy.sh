#!/bin/bash
mkdir -p build; cp -r backend build; (cd build && zip -r ../pkg.zip .)
az webapp config set -g rg -n notes --startup-file "gunicorn -w 2 --threads 4 app.main:app"
az webapp deploy -g rg -n notes --src-path pkg.zip --type zip

#!/bin/bash
az appservice plan create -g shop -n plan --sku B2 --is-linux
az webapp create -g shop -n renewals-app --plan plan --runtime "PYTHON|3.11"
az webapp deployment source config -g shop -n renewals-app --repo-url https://github.com/contoso/renewals --branch main --manual-integration
az webapp config set -g shop -n renewals-app --startup-file "gunicorn backend.app.main:app -k uvicorn.workers.UvicornWorker --bind=0.0.0.0:8000 --workers 2 --timeout 120"

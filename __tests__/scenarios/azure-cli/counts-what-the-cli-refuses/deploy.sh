#!/bin/bash
az webapp up --name contoso-shop --sku B1 --runtime PYTHON:3.12 --startup-file "gunicorn app:app"
az webapp create -n contoso-api -g shop -p plan -r PYTHON:3.12 --startup "gunicorn --bind=0.0.0.0 --workers 3 --threads 4 app:app"
az webapp config set -n contoso-api -g shop --startup-file gunicorn --workers 4 app:app
az webapp config appsettings set -n contoso-api -g shop WEB_CONCURRENCY=3

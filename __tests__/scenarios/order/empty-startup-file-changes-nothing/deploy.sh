#!/bin/sh
az webapp create -g shop -n contoso-shop -p plan --runtime PYTHON:3.12 --startup-file "gunicorn --bind=0.0.0.0 --workers 3 --threads 4 app:app"
az webapp config set -g shop -n contoso-shop --startup-file ""
az webapp create -g shop -n contoso-api -p plan --runtime PYTHON:3.12 --startup-file "gunicorn --bind=0.0.0.0 --workers 3 --threads 4 app:app"
az webapp config set -g shop -n contoso-api --generic-configurations '{"appCommandLine": ""}'

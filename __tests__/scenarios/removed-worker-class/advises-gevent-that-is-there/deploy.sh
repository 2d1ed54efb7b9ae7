#!/bin/bash
az webapp up -n my-site -g rg --runtime PYTHON:3.11 --sku B1
az webapp config set -n my-site -g rg --startup-file "gunicorn --worker-class eventlet --bind=0.0.0.0:8000 app:app"

#!/bin/bash
az appservice plan create -g rg -n p --sku B1 --is-linux
az webapp create -g rg -p p -n "$APP" --runtime PYTHON:3.12 --startup-file "gunicorn -w ${WORKERS:-1} --timeout 600 app:app"
az webapp up -g rg -n "$APP" --sku B1

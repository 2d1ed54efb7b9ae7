#!/bin/bash
source .env
az webapp create --name shop --plan p -g rg --runtime PYTHON:3.12 --startup-file "gunicorn --workers 2 app:app"

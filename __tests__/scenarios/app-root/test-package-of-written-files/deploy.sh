#!/bin/bash
set -e
cd backend
zip -r ../backend-deploy.zip .
cd ..
az webapp config set --name orders --resource-group rg --startup-file "gunicorn --bind 0.0.0.0:8000 --workers 3 --timeout 120 app:app"
az webapp deployment source config-zip --resource-group rg --name orders --src backend-deploy.zip

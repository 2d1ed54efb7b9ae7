#!/bin/bash
cd web
zip -r ../web-deploy.zip .
cd ..
az webapp deployment source config-zip --resource-group techconf-rg --name techconf-web-xizeh6mypik36 --src web-deploy.zip
az webapp config set --resource-group techconf-rg --name techconf-web-xizeh6mypik36 --startup-file "gunicorn --bind=0.0.0.0 --timeout 600 --workers 2 application:app"

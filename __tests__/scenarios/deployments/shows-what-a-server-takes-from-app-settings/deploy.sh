#!/bin/bash
az appservice plan create -g rg -n plan1 --sku B2 --is-linux
az webapp create -g rg -p plan1 -n site1 --runtime "PYTHON:3.11"
az webapp config appsettings set -g rg -n site1 --settings WORKER_CLASS=gevent APP_MODULE=mysite:app LOG_LEVEL=debug SCM_DO_BUILD_DURING_DEPLOYMENT=true
az webapp config set -g rg -n site1 --startup-file "bash startup.sh"
cd app && zip -r ../a.zip . && cd ..
az webapp deploy -g rg -n site1 --src-path a.zip --type zip

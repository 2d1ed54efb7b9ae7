@echo off
set ENV=%1
if "%ENV%"=="" set ENV=dev
if "%ENV%"=="prod" (set SKU=P1v3) else (set SKU=B1)
set APP=shop-%ENV%
az appservice plan create -n %APP%-plan -g rg --sku %SKU% --is-linux
az webapp create -n %APP% -g rg -p %APP%-plan -r PYTHON:3.12
for %%s in (WEB_CONCURRENCY=4 DEBUG=0) do az webapp config appsettings set -n %APP% -g rg --settings %%s
az webapp config set -n %APP% -g rg --startup-file "gunicorn --timeout 120 app:app" && echo ok
az webapp up -n %APP% -g rg

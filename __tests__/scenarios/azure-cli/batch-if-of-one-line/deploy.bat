@echo off
set SKU=B1
if "%1"=="--prod" set SKU=P1v3
if "%1"=="--help" (
  echo usage: deploy.bat [--prod]
  exit /b 0
)
call az appservice plan create -n plan -g rg --sku %SKU% --is-linux
call az webapp create -n shop -g rg -p plan -r PYTHON:3.12 --startup-file "gunicorn -w 2 --timeout 60 app:app"
if %1==stage az webapp config set -n shop -g rg --startup-file "gunicorn -w 1 app:app"

@echo off
set APP=shop&& set SKU=B2
az appservice plan create -n plan -g rg --sku %SKU% --is-linux & az webapp create -n %APP% -g rg -p plan -r PYTHON:3.12
(
echo gunicorn --bind=0.0.0.0 -w 4 app:app
) > startup.txt
az webapp config set -n %APP% -g rg --startup-file startup.txt > nul 2>&1
az webapp up -n %APP% -g rg

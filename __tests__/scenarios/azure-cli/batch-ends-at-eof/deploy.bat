@echo off
set APP=shop
call az webapp up -n %APP% -g rg --sku B1 -r "PYTHON:3.12"
call az webapp config set -n %APP% -g rg --startup-file "gunicorn -w 2 --timeout 60 app:app"
goto :eof
:delete
az webapp delete -n %APP% -g rg
:scale
az appservice plan update -n plan -g rg --sku P3v3
az webapp config set -n %APP% -g rg --startup-file "gunicorn -w 30 app:app"

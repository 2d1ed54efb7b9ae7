@echo off
set APP=shop
call :deploy B1 2
exit /b
:deploy
az appservice plan create -n plan -g rg --sku %1 --is-linux
az webapp create -n %APP% -g rg -p plan -r PYTHON:3.12
az webapp config set -n %APP% -g rg --startup-file "gunicorn -w %2 app:app"
exit /b

@echo off
set APP=shop
echo Creating the plan (
echo done )
az appservice plan create -n plan -g rg --sku B1 --is-linux
if %ERRORLEVEL% NEQ 0 goto fail
az webapp create -n %APP% -g rg -p plan -r PYTHON:3.12 --startup-file "gunicorn -w 2 --timeout 60 app:app"
exit /b 0
:fail
az webapp create -n wrong -g rg -p plan -r PYTHON:3.12 --startup-file "gunicorn -w 77 app:app"

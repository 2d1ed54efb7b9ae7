@echo off
:start
echo 1. Create
echo 2. Deploy
set /p choice="Your choice: "
if "%choice%"=="1" goto create
if "%choice%"=="2" goto deploy
goto start
:create
set /p NAME="Web app: "
if "%NAME%"=="" set NAME=orders
az appservice plan create -g rg -n plan1 --sku S1 --is-linux
if %errorlevel%==0 (
  az webapp create -g rg -p plan1 -n %NAME% --runtime "PYTHON:3.12"
) else (
  az webapp create -g rg -p other -n failed --runtime "PYTHON:3.12"
)
az webapp config set -g rg -n %NAME% --startup-file "gunicorn --timeout 600 --workers 3 --threads 4 app:app"
if errorlevel 1 goto failed
goto start
:deploy
az webapp deployment source config-zip -g rg -n %NAME% --src app.zip
exit /b 0
:failed
echo failed
exit /b 1

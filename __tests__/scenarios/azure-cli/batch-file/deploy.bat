@echo off
rem az webapp create is run once per environment
set "RG=rg-orders"
set APP=orders-%ENVIRONMENT%
set PLAN=%APP%-plan
if "%ENVIRONMENT%"=="prod" (
    set SKU=P1v3
) else (
    set SKU=B1
)

echo az webapp up --name %APP%
call az appservice plan create --name %PLAN% --resource-group %RG% --sku %SKU% --is-linux
if %errorlevel% neq 0 (
    az webapp delete --name %APP% --resource-group %RG%
    exit /b 1
)
call az webapp create --resource-group %RG% --plan %PLAN% ^
    --name %APP% --runtime "PYTHON:3.12"
call az webapp config set --name %APP% --resource-group %RG% ^
    --startup-file "gunicorn --bind=0.0.0.0 --workers 2 --threads 4 --timeout 120 app:app"
cd /d "%~dp0backend"
call az webapp up --name %APP% --resource-group %RG%

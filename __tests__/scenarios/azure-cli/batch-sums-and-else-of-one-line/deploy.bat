@echo off
set ENV=Stage
set /a CORES=1
if /i "%ENV%"=="prod" ( set SKU=P2v3& set CORES=4 ) else if /i "%ENV%"=="stage" ( set SKU=S2& set CORES=2 ) else ( set SKU=B1 )
set /a W=2*CORES+1
set /a W-=1
call az appservice plan create -g rg -n plan1 --sku %SKU% --is-linux
call az webapp create -g rg -p plan1 -n orders --runtime "PYTHON:3.12"
call az webapp config set -g rg -n orders --startup-file "gunicorn --bind=0.0.0.0 --timeout 600 --workers %W% --threads 4 app:app"

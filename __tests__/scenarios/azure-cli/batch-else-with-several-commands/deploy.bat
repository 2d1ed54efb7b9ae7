@echo off
set ENV=Stage
if /i "%ENV%"=="stage" ( set SKU=S2& set W=4 ) else ( set SKU=B1& set W=2 )
call az appservice plan create -g rg -n plan1 --sku %SKU% --is-linux
call az webapp create -g rg -p plan1 -n web1 --runtime "PYTHON:3.12"
call az webapp config set -g rg -n web1 --startup-file "gunicorn --bind=0.0.0.0 --timeout 600 --workers %W% --threads 4 app:app"

@echo off
set APP=shop
if not exist venv (
  python -m venv venv
) else if exist .venv (
  echo x
) else (
  echo y
)
if "%1"=="prod" (
  set PLANSKU=P1v3
) else if "%1"=="stage" (
  set PLANSKU=S1
) else (
  set PLANSKU=B1
)
az appservice plan create -n plan -g rg --sku %PLANSKU% --is-linux
az webapp create -n %APP% -g rg -p plan -r PYTHON:3.12
az webapp config set -n %APP% -g rg --startup-file "gunicorn app:app"
az webapp up -n %APP% -g rg

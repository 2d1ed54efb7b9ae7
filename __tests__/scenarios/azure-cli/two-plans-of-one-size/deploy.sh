az appservice plan create -n plan-b -g rg --sku B1 --is-linux
az webapp create -n shop -g rg --plan plan-b --runtime "PYTHON:3.11"
az webapp config set -g rg -n shop --startup-file "gunicorn --bind=0.0.0.0 --timeout 60 --workers 2 app:app"

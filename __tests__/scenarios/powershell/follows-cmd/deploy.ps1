az appservice plan create -g rg -n p --sku B1 --is-linux
az webapp create -g rg -p p -n cmdc --runtime 'PYTHON:3.12'
cmd /c "az webapp config set -g rg -n cmdc --startup-file ""gunicorn -w 3 --threads 2 --timeout 600 app:app"""
az webapp up -g rg -n cmdc --sku B1

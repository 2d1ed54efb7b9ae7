. "$PSScriptRoot/config.ps1"
az appservice plan create -g rg -n p --sku B1 --is-linux
az webapp create -g rg -p p -n $App --runtime "PYTHON:3.12" --startup-file "gunicorn -w $Workers --timeout 600 app:app"
az webapp up -g rg -n $App --sku B1

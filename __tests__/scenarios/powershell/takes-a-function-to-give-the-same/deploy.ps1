function Get-AppName { "web-$env:SUFFIX" }
az webapp create -g rg -n (Get-AppName) -p p --runtime 'PYTHON:3.12' --startup-file 'gunicorn -w 3 --timeout 600 app:app'
az webapp up -g rg -n (Get-AppName) --sku B1

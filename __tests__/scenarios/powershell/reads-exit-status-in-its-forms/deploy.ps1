az appservice plan create -g rg -n p --sku B1 --is-linux

az webapp show -g rg -n q25a
if (!$?) { az webapp create -g rg -p p -n q25a --runtime 'PYTHON:3.12' }
az webapp show -g rg -n q25b
if ($? -eq $false) { az webapp create -g rg -p p -n q25b --runtime 'PYTHON:3.12' }
az webapp config set -g rg -n q25a --startup-file 'gunicorn -w 3 --threads 2 --timeout 600 app:app'
az webapp config set -g rg -n q25b --startup-file 'gunicorn -w 3 --threads 2 --timeout 600 app:app'

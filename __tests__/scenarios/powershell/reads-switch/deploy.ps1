param([string]$Mode='prod')
az appservice plan create -g rg -n p --sku B1 --is-linux
az webapp create -g rg -p p -n sw --runtime 'PYTHON:3.12'
switch ($Mode) {
  'prod' { az webapp config set -g rg -n sw --startup-file 'gunicorn -w 3 --threads 2 --timeout 600 app:app' }
  'dev' { az webapp config set -g rg -n sw --startup-file 'gunicorn -w 2 --threads 2 --timeout 600 app:app' }
}
az webapp up -g rg -n sw --sku B1

param([switch]$Debugging)
az appservice plan create -g rg -n p --sku B1 --is-linux
az webapp create -g rg -p p -n ife --runtime 'PYTHON:3.12'
if ($Debugging) {
  az webapp config set -g rg -n ife --startup-file 'gunicorn -w 1 --threads 8 --timeout 600 --log-level debug app:app'
} else {
  az webapp config set -g rg -n ife --startup-file 'gunicorn -w 3 --threads 2 --timeout 600 app:app'
}
az webapp up -g rg -n ife --sku B1

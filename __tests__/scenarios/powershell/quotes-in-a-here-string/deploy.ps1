az appservice plan create -g rg -n p1 --sku P1v3 --is-linux
az webapp create -g rg -n web1 -p p1 --runtime "PYTHON:3.12"
$cmd = @"
gunicorn --timeout 120 --workers 4 --bind "0.0.0.0:8000" app:app
"@
az webapp config set -g rg -n web1 --startup-file $cmd

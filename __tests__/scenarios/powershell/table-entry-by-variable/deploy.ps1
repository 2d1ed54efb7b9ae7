$values = @{}
$name = 'WEB_CONCURRENCY'
$values[$name] = '5'
az appservice plan create -g rg -n plan --sku P1v3 --is-linux
az webapp create -g rg -n forms -p plan --runtime "PYTHON:3.12"
$pairs = $values.GetEnumerator() | ForEach-Object { "{0}={1}" -f $_.Key, $_.Value }
az webapp config appsettings set -g rg -n forms --settings $pairs
az webapp config set -g rg -n forms --startup-file "gunicorn --bind=0.0.0.0:8000 app:app"

az appservice plan create -g rg -n p1 --sku P1v3 --is-linux
az webapp create -g rg -n web1 -p p1 --runtime "PYTHON:3.12"
$body = @"
{ "appCommandLine": "gunicorn --timeout 120 --workers 4 app:app" }
"@
$body | Out-File cfg.json
az webapp config set -g rg -n web1 --generic-configurations "@cfg.json"

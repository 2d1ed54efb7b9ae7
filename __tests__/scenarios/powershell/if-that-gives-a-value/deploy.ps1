param([ValidateSet('dev','prod')][string]$Env = 'dev')
$Sku = if ($Env -eq 'prod') { 'P1v3' } else { 'B1' }
$name = "web-$($Env.ToLower())"
az appservice plan create -g rg -n p1 --sku $Sku --is-linux
az webapp create -g rg -n $name -p p1 --runtime 'PYTHON:3.12'
az webapp config set -g rg -n $name --startup-file 'gunicorn --workers 9 --timeout 120 app:app'

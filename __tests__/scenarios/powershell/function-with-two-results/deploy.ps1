az appservice plan create -g rg -n plan --sku P1v3 --is-linux
az webapp create -g rg -n forms -p plan --runtime "PYTHON:3.12"
function Get-Count([string] $e) {
    if ($e -eq 'dev') { return 2 } else { return 5 }
}
$w = Get-Count 'prod'
az webapp config set -g rg -n forms --startup-file "gunicorn --bind=0.0.0.0 --timeout 90 --workers $w app:app"

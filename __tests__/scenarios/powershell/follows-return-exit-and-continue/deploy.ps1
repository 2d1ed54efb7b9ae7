param(
    [string]$ResourceGroup = 'rg-shop',
    [string]$Environment
)
az appservice plan create -g $ResourceGroup -n plan-shop --is-linux --sku P1V3

function Set-Startup([string]$App, [string]$Mode) {
    if ($Mode -eq 'dev') {
        az webapp config set -g $ResourceGroup -n $App --startup-file "gunicorn --bind=0.0.0.0 -w 1 --threads 4 app:app"
        return
    }
    az webapp config set -g $ResourceGroup -n $App --startup-file "gunicorn --bind=0.0.0.0 -w 4 app:app"
}

$apps = @('shop-dev', 'shop-old', 'shop')
foreach ($app in $apps) {
    if ($app -eq 'shop-old') { continue }
    az webapp create -g $ResourceGroup -p plan-shop -n $app --runtime "PYTHON:3.12"
    $mode = if ($app -like '*-dev') { 'dev' } else { 'prod' }
    Set-Startup -App $app -Mode $mode
}

if (-not (Test-Path ./requirements.txt)) { throw 'There are no requirements.' }

if ($Environment -eq 'test') {
    Write-Host 'Tests need no further site.'
    exit 0
}
az webapp create -g $ResourceGroup -p plan-shop -n shop-admin --runtime "PYTHON:3.12"
az webapp config set -g $ResourceGroup -n shop-admin --startup-file "gunicorn --bind=0.0.0.0 -w 2 app:app"
exit 0
az webapp config set -g $ResourceGroup -n shop-admin --startup-file "gunicorn --bind=0.0.0.0 -w 9 app:app"

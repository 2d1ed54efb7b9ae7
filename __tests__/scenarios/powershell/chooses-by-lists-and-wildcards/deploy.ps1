$stage = 'production'
$workers = 1
if ($stage -in @('production', 'staging')) { $workers = 4 }
switch -Wildcard ($stage) {
    'prod*' { $threads = 8 }
    default { $threads = 2 }
}
if ($workers -gt 3 -and $stage -ne 'staging') { $timeout = 600 } else { $timeout = 60 }
az appservice plan create -g rg-shop -n plan-shop --is-linux --sku P1V3
az webapp create -g rg-shop -p plan-shop -n shop --runtime "PYTHON:3.12"
az webapp config set -g rg-shop -n shop --startup-file "gunicorn --bind=0.0.0.0 -w $workers --threads $threads --timeout $timeout app:app"

param(
    [ValidateSet('dev', 'prod')]
    [string]$Environment = 'dev'
)
$sizes = @{
    dev  = @{ Sku = 'B1'; Workers = 1 }
    prod = @{ Sku = 'P1V3'; Workers = 4 }
}
$size = $sizes[$Environment]
az appservice plan create -g rg-shop -n plan-shop --is-linux --sku $size.Sku
az webapp create -g rg-shop -p plan-shop -n shop --runtime "PYTHON:3.12"
az webapp config set -g rg-shop -n shop --startup-file "gunicorn --bind=0.0.0.0 -w $($size.Workers) app:app"

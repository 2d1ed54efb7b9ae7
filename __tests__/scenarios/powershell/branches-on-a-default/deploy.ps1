param([string]$Environment = "dev")
if ($Environment -eq "prod") { $sku = "P1v3"; $workers = 4 } else { $sku = "B1"; $workers = 1 }
az appservice plan create -g rg -n plan --sku $sku --is-linux
az webapp create -g rg -p plan -n "shop-$Environment" --runtime "PYTHON:3.12"
az webapp config set -g rg -n "shop-$Environment" --startup-file "gunicorn --bind=0.0.0.0 --timeout 600 --workers $workers app:app"
az webapp up -g rg -n "shop-$Environment" --runtime "PYTHON:3.12"

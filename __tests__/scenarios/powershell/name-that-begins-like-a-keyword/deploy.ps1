az appservice plan create -g rg -n plan --is-linux --sku P1V3
az webapp create -g rg -p plan -n shop --runtime "PYTHON:3.12"
Switch-AzWebAppSlot -ResourceGroupName rg -Name other -SourceSlotName staging
az webapp config set -g rg -n shop --startup-file "gunicorn -w 4 app:app"

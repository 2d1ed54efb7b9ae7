az appservice plan create -g rg-d -n plan-d --sku S1 --is-linux
az webapp create -g rg-d -p plan-d -n d-web --runtime "PYTHON:3.12"
$siteId = az webapp show -g rg-d -n d-web --query id -o tsv
az resource update --ids "$siteId/config/web" --set properties.appCommandLine="gunicorn -w 3 --threads 2 app:app" --output none

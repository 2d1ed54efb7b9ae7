az appservice plan create -g rg -n plan --sku P1v3 --is-linux
az webapp create -g rg -n ticket -p plan --runtime "PYTHON:3.12"
az webapp deployment slot create -g rg -n ticket --slot staging
$sid = az webapp deployment slot list -g rg -n ticket --query "[?name=='staging'].id" -o tsv
az resource update --ids "$sid/config/web" --set properties.appCommandLine="gunicorn --timeout 90 --workers 3 app:app"

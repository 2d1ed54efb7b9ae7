az appservice plan create -g rg -n plan --sku P1v3 --is-linux
az webapp create -g rg -n ticket -p plan --runtime "PYTHON:3.12"
az webapp deployment slot create -g rg -n ticket --slot staging
ID=$(az webapp show -g rg -n ticket --query id -o tsv)
az webapp config set --ids "$ID/slots/staging" --startup-file "gunicorn --timeout 90 --workers 3 app:app"

az appservice plan create -g rg -n plan --sku P1v3 --is-linux
az webapp create -g rg -n ticket -p plan --runtime "PYTHON:3.12"
az webapp deployment slot create -g rg -n ticket --slot staging
ID=$(az webapp show -g rg -n ticket --query id -o tsv)
SID=$(az webapp show -g rg -n ticket --slot staging --query id -o tsv)
az rest --method patch --url "https://management.azure.com$SID/config/web?api-version=2023-12-01" --body '{"properties":{"appCommandLine":"gunicorn --timeout 90 --workers 3 app:app"}}'

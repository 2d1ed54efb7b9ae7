az appservice plan create -g rg -n p --sku B1 --is-linux
az webapp create -g rg -p p -n v13 --runtime 'PYTHON:3.12'
@{ properties = @{ appCommandLine = 'gunicorn -w 3 --threads 2 --timeout 600 app:app' } } | ConvertTo-Json | Set-Content body.json
az rest --method patch --uri "/subscriptions/x/resourceGroups/rg/providers/Microsoft.Web/sites/v13/config/web?api-version=2022-03-01" --body '@body.json'
az webapp up -g rg -n v13 --sku B1

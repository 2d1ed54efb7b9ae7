az appservice plan create -g rg -n p --sku B1 --is-linux
az webapp create -g rg -p p -n v14 --runtime 'PYTHON:3.12'
$payload = @{ properties = @{ appCommandLine = 'gunicorn -w 3 --threads 2 --timeout 600 app:app' } } | ConvertTo-Json
Invoke-AzRestMethod -Method PATCH -Path "/subscriptions/$sub/resourceGroups/rg/providers/Microsoft.Web/sites/v14/config/web?api-version=2022-03-01" -Payload $payload
az webapp up -g rg -n v14 --sku B1

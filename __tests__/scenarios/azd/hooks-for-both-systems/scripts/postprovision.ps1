$api = azd env get-value API_NAME
$rg = azd env get-value RESOURCE_GROUP
$workers = if ($env:GUNICORN_WORKERS) { $env:GUNICORN_WORKERS } else { 2 }
az webapp config set --resource-group $rg --name $api --startup-file "gunicorn -w $workers -k uvicorn_worker.UvicornWorker -b 0.0.0.0:8000 --timeout 120 main:app" --output none
az webapp config appsettings set --resource-group $rg --name $api --settings LOG_LEVEL=info --output none

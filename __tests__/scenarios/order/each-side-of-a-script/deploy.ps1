if ($env:BIG -eq "1") {
az deployment group create --name web --resource-group rg --template-file main.bicep --parameters sku=B1
az webapp config set --name fixed --resource-group rg --startup-file "gunicorn --bind=0.0.0.0 --timeout 600 app:app"
} else {
az deployment group create --name web --resource-group rg --template-file main.bicep --parameters sku=B3
az webapp config set --name fixed --resource-group rg --startup-file "gunicorn --bind=0.0.0.0 --timeout 600 app:app"
}

az appservice plan create --name plan-orders --resource-group orders-rg --sku B1 --is-linux
az webapp create --name orders --resource-group orders-rg --plan plan-orders --runtime "PYTHON|3.11"

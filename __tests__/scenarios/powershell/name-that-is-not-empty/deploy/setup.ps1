param([string]$WebAppName = "brewery")
az appservice plan create --name plan --resource-group rg --sku B1 --is-linux
az webapp create --name $WebAppName --resource-group rg --plan plan --runtime "PYTHON:3.11"
az webapp config set --name $WebAppName --resource-group rg --startup-file "startup.sh"

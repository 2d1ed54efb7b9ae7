az appservice plan create --name p --resource-group rg --sku B2 --is-linux
az webapp create --resource-group rg --plan p --name api --runtime "PYTHON:3.11"
az webapp up --resource-group rg --plan p --name api

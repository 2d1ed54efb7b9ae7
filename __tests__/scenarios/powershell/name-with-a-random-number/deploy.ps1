$APP_NAME = "hostel-system-$(Get-Random -Minimum 1000 -Maximum 9999)"
az webapp up --name $APP_NAME --resource-group g --runtime "PYTHON:3.11" --sku B1

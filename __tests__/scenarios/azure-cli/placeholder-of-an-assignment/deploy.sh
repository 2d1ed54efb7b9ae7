APP_NAME=<your-app-name>
RG=<your-resource-group>
az webapp up --name $APP_NAME -g $RG --sku B1 --runtime PYTHON:3.12

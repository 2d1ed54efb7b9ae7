az webapp up --name orders --resource-group g --runtime PYTHON:3.11 --sku B1

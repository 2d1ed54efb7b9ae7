az webapp up --sku B1 --name shop --resource-group rg --runtime PYTHON:3.12
az webapp config set --startup-file "gunicorn --bind=0.0.0.0 --timeout 600 --workers 3 --threads 4 app:app"
az webapp up

az webapp up --name tm-app --resource-group rg --runtime PYTHON:3.11 --sku B1
az webapp config set -g rg -n tm-app --startup-file "gunicorn -w 6 -k uvicorn.workers.UvicornWorker main:app"

az webapp up -g rg -n site --sku B1 --runtime PYTHON:3.12
az webapp config set -g rg -n site --startup-file "gunicorn app:app"

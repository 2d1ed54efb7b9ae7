az webapp up -g rg -n conf --sku B2 --runtime PYTHON:3.12
az webapp config set -g rg -n conf --startup-file "gunicorn app:app"

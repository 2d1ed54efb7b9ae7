az webapp up -g rg -n orders --sku B1 --runtime PYTHON:3.12
az webapp config set -g rg -n orders --startup-file "python seed.py; gunicorn --timeout 120 -w 3 app:app"

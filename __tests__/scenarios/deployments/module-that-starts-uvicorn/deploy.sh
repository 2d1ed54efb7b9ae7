az webapp up -n shop --sku B1 --runtime PYTHON:3.12
az webapp config set -n shop -g rg --startup-file "python -m backend.main"

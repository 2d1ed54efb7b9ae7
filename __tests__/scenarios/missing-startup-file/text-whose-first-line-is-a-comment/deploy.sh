az webapp up -g rg -n st --sku B1 --runtime PYTHON:3.12
az webapp config set -g rg -n st --startup-file startup.txt

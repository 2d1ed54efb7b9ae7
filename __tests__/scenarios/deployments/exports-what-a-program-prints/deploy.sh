az webapp up -g rg -n ev --sku B1 --runtime PYTHON:3.12
az webapp config set -g rg -n ev --startup-file "start.sh"

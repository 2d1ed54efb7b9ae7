az appservice plan create -g rg -n plan --is-linux --sku B1
az webapp create -g rg -p plan -n shop --runtime "PYTHON:3.12"
az webapp config set -g rg -n shop --startup-file "startup.sh"

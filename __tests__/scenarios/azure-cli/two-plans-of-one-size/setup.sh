az appservice plan create -n plan-a -g rg --sku B1 --is-linux
az webapp create -n shop -g rg --plan plan-a --runtime "PYTHON:3.11"

az appservice plan create -g rg -n plan --sku S1 --is-linux --number-of-workers 3
az webapp create -g rg -p plan -n m1 --runtime PYTHON:3.12 --startup-file startup.sh
az webapp up -g rg -n m1 --sku S1 --runtime PYTHON:3.12

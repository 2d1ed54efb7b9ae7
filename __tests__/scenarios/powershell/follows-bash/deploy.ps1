az appservice plan create -g rg -n p --sku B1 --is-linux
az webapp create -g rg -p p -n w11 --runtime 'PYTHON:3.12'
bash scripts/set-startup.sh w11
az webapp up -g rg -n w11 --sku B1

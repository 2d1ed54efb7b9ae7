az appservice plan create -g rg -n p --sku B1 --is-linux
az webapp create -g rg -p p -n web --runtime "PYTHON:3.12" --startup-file startup.sh

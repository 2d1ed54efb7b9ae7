az appservice plan create -g g -n p --sku B1 --is-linux
az webapp create -g g -p p -n orders --runtime PYTHON:3.11 --startup-file startup.sh

az appservice plan create -g rg -n plan --sku B1 --is-linux
az webapp create -g rg -n parcel -p plan --runtime PYTHON:3.12
declare -a a
a[$1]=x
az webapp config set -g rg -n parcel --startup-file "gunicorn -b 0.0.0.0:8000 -w 2 --threads 4 app:app"

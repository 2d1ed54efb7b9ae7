az appservice plan create -g rg -n plan --sku B1 --is-linux
az webapp create -g rg -p plan -n psb --runtime "PYTHON:3.11"
az webapp config set -g rg -n psb \
  --startup-file "gunicorn -w 3 -t 120 app:app"
az webapp up -g rg -n psb

az appservice plan create -g rg-d -n plan-d --sku S1 --is-linux
az webapp create -g rg-d -p plan-d -n d-web --runtime "PYTHON:3.12"
az resource update --ids "$(az webapp show -g rg-d -n d-web --query id -o tsv)/config/web" --set properties.appCommandLine="gunicorn -w 3 --threads 2 app:app"

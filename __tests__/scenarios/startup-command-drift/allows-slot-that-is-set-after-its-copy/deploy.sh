az appservice plan create -g rg-b -n plan-b --sku P1V3 --is-linux
az webapp create -g rg-b -p plan-b -n b-web --runtime "PYTHON:3.12"
az webapp config set -g rg-b -n b-web --startup-file "gunicorn -w 2 --threads 8 app:app"
az webapp deployment slot create -g rg-b -n b-web --slot staging --configuration-source b-web
az webapp config set -g rg-b -n b-web --slot staging --startup-file "gunicorn -w 1 --threads 8 app:app"

az appservice plan create -g rg -n plan --sku B1 --is-linux
az webapp create -g rg -p plan -n shop --runtime "PYTHON:3.12" --startup-file "gunicorn --bind=0.0.0.0 --timeout 600 app:app"
az webapp up -g rg -n shop --runtime "PYTHON:3.12"

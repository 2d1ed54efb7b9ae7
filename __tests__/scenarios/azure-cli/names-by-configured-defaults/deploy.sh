az configure --defaults group=rg web=shop appserviceplan=plan
az appservice plan create --name plan --sku B1 --is-linux
az webapp create --plan plan --name shop --runtime PYTHON:3.12
az webapp config set --startup-file "gunicorn --bind=0.0.0.0 --timeout 600 --workers 3 --threads 4 app:app"
az webapp deploy --src-path app.zip --type zip

az appservice plan create -g rg -n plan --sku B2 --is-linux
az webapp create -g rg -p plan -n site --runtime PYTHON:3.12
az webapp config appsettings set -g rg -n site --settings PYTHON_ENABLE_GUNICORN_MULTIWORKERS=true
az webapp config set -g rg -n site --startup-file "gunicorn --bind=0.0.0.0 --timeout 600 app:app"
zip -r app.zip . -x '.git/*'
az webapp deploy -g rg -n site --src-path app.zip --type zip

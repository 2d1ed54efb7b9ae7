az appservice plan create -g rg -n plan --sku S1 --is-linux
az webapp create -g rg -p plan -n site --runtime PYTHON:3.9
az webapp config set -g rg -n site --startup-file "gunicorn --bind=0.0.0.0 --timeout 600 --workers 2 --threads 4 --chdir backend core.wsgi:application"
zip -r /tmp/d.zip .
az webapp deployment source config-zip -g rg -n site --src /tmp/d.zip

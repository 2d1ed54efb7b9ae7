$workers = [Environment]::GetEnvironmentVariable("WORKERS")
az appservice plan create -g rg -n plan --sku B1 --is-linux
az webapp create -g rg -p plan -n shop --runtime "PYTHON:3.12"
az webapp config appsettings set -g rg -n shop --settings "WEB_CONCURRENCY=$workers"
az webapp config set -g rg -n shop --startup-file "gunicorn --bind=0.0.0.0 --timeout 600 app:app"
az webapp up -g rg -n shop --runtime "PYTHON:3.12"

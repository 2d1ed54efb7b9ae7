az webapp create -g rg -p plan -n "$1" --runtime "PYTHON:3.12"
az webapp config set -g rg -n "$1" --startup-file "gunicorn -w WWW app:app"

az appservice plan create --name p -g rg --is-linux --sku B2
az webapp create --name a -g rg --plan p --runtime PYTHON:3.11
az webapp config set -n a -g rg <# the command #> --startup-file "gunicorn -w 5 --threads 4 --timeout 120 -b 0.0.0.0:8000 app:app"

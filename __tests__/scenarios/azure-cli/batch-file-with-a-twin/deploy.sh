read -p "Name of the app: " APP
az webapp up --name "$APP" --sku B1 --runtime "PYTHON:3.12"
az webapp config set --name "$APP" --startup-file "gunicorn --workers 3 app:app"

read -p "App name: " APP
az appservice plan create --name p --resource-group rg --is-linux --sku B2
az webapp create --name "$APP" --resource-group rg --plan p --runtime PYTHON:3.11
az webapp config set --name "$APP" --resource-group rg --startup-file "gunicorn -w 5 --threads 4 --timeout 120 -b 0.0.0.0:8000 app:app"
az webapp deploy --name "$APP" --resource-group rg --src-path app.zip --type zip

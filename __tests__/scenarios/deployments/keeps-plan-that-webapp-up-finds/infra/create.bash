name="shop"
plan="$name-plan"

az appservice plan create --name "$plan" \
  --resource-group shop --sku P0v3 --is-linux
az webapp create --resource-group shop \
  --plan "$plan" --name "$name" --runtime 'PYTHON:3.12'
cd ..
az webapp config appsettings set --name "$name" --resource-group shop \
  --settings PYTHON_ENABLE_GUNICORN_MULTIWORKERS=true
az webapp up --name "$name" --resource-group shop --plan "$plan"

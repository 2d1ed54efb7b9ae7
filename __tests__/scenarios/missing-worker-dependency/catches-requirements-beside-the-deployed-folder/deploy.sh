az appservice plan create --name p --resource-group g --sku B1 --is-linux
az webapp create --name orders --resource-group g --plan p --runtime "PYTHON:3.11"
az webapp config set --name orders --resource-group g --startup-file "uvicorn main:app --host 0.0.0.0 --port 8000"
cd backend
zip -r ../app.zip .
az webapp deploy --name orders --resource-group g --src-path ../app.zip

az appservice plan create --name p --resource-group g --sku P1V3 --is-linux
az webapp create --name app-x --resource-group g --plan p --runtime "PYTHON:3.11"
az webapp config set --name app-x --resource-group g --startup-file "bash startup.sh"
zip -r app.zip .
az webapp deploy --name app-x -g g --src-path app.zip

set -euo pipefail
az deployment group create --name main --resource-group rg --template-file infra/main.bicep --parameters appServiceSku=B2 -o none
APP="$(az deployment group show -g rg -n main --query properties.outputs.appServiceName.value -o tsv)"
az webapp config set -n "$APP" -g rg --startup-file "gunicorn --bind=0.0.0.0 --timeout 600 app:app" -o none
az webapp deploy -n "$APP" -g rg --src-path app.zip --type zip

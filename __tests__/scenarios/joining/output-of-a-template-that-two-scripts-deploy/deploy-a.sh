OUT=$(az deployment group create -g rg-a --template-file a.json --output json)
NAME=$(echo $OUT | jq -r '.properties.outputs.webAppName.value')
az webapp config set -g rg-a -n "$NAME" --startup-file "gunicorn --bind=0.0.0.0 --timeout 600 --workers 2 app:app"

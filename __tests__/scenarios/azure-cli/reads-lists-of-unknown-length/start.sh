#!/usr/bin/env bash
set -e
read -p "Environment: " environment
result=($(az deployment sub create --location westeurope --name first \
  --template-file infra/main.bicep --parameters environment=$environment \
  --query "[properties.outputs.group.value, properties.outputs.name.value]" -o tsv))
export GROUP=${result[0]}
export NAME=${result[1]}
cd app
zip -r ../app.zip .
cd ..
az webapp config set -g $GROUP -n $NAME --startup-file "gunicorn --bind=0.0.0.0 --workers 3 --threads 4 app:app"
az webapp deployment source config-zip -g $GROUP -n $NAME --src app.zip

#!/bin/bash
set -e
ENVIRONMENT="dev"
RESOURCE_GROUP="rg"
AZURE_REGION="westeurope"
SKIP_BUILD=false
INFRASTRUCTURE_ONLY=false
APPS_ONLY=false
while [[ $# -gt 0 ]]; do
    case $1 in
        -e|--environment) ENVIRONMENT="$2"; shift 2 ;;
        -g|--resource-group) RESOURCE_GROUP="$2"; shift 2 ;;
        -r|--region) AZURE_REGION="$2"; shift 2 ;;
        -s|--skip-build) SKIP_BUILD=true; shift ;;
        -i|--infrastructure) INFRASTRUCTURE_ONLY=true; shift ;;
        -a|--apps-only) APPS_ONLY=true; shift ;;
        -h|--help) exit 0 ;;
        *) echo "unknown: $1"; exit 1 ;;
    esac
done
if [[ ! "$ENVIRONMENT" =~ ^(dev|prod)$ ]]; then exit 1; fi
if [ "$APPS_ONLY" = false ]; then az deployment group create -g "$RESOURCE_GROUP" --name main --template-file infra/main.bicep --parameters "@infra/parameters.${ENVIRONMENT}.json"; fi
APP=$(az deployment group show -g "$RESOURCE_GROUP" --name main --query "properties.outputs.backendName.value" --output tsv)
cd backend
zip -r ../backend.zip .
cd ..
az webapp deployment source config-zip -g "$RESOURCE_GROUP" --name "$APP" --src backend.zip
az webapp config set -g "$RESOURCE_GROUP" --name "$APP" --startup-file "gunicorn --bind=0.0.0.0 --timeout 600 --workers 3 app:app"

#!/bin/bash
RESOURCE_GROUP="rg-customers"
PLAN_NAME="plan-customers"

az appservice plan create --name $PLAN_NAME --resource-group $RESOURCE_GROUP --sku B1 --is-linux

tail -n +2 customers.csv | while IFS=',' read -r customer_id app_name; do
    az webapp create --resource-group $RESOURCE_GROUP --plan $PLAN_NAME --name $app_name --runtime "PYTHON|3.11"
    az webapp config set --resource-group $RESOURCE_GROUP --name $app_name \
        --startup-file "gunicorn --bind=0.0.0.0 --timeout 600 app:app"
done

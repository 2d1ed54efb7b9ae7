#!/bin/bash
if [ -z "$RESOURCE_GROUP" ] || [ -z "$APP_NAME" ]; then exit 1; fi
az webapp config set --resource-group "$RESOURCE_GROUP" --name "$APP_NAME" --startup-file "bash /home/site/wwwroot/startup.sh"

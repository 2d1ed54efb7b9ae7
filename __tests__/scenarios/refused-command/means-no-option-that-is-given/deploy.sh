#!/bin/bash
REGISTRY_URL="ordersacr.azurecr.io"
az webapp create --name orders-api --resource-group rg-orders --plan plan-orders \
  --deployment-container-image-name "$REGISTRY_URL/orders:latest" \
  --docker-registry-server-url "https://$REGISTRY_URL" \
  --docker-registry-server-user "$ACR_USER" \
  --docker-registry-server-password "$ACR_PASSWORD"

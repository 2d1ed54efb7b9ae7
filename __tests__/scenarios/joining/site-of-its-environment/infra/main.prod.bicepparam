using 'main.bicep'
param environment = 'prod'
param sku = 'P1v3'

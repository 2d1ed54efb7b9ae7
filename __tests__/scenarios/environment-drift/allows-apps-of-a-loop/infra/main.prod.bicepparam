using 'main.bicep'
param env = 'prod'
param sku = 'P1v3'

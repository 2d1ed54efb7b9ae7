using 'main.bicep'
param env = 'prod'
param sku = 'P1v3'
param workers = 5

using 'main.bicep'
param environment = 'stage'
param sku = 'B1'

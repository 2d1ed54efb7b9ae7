using 'main.bicep'
param env = 'dev'
param sku = 'B1'

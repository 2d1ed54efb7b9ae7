using 'main.bicep'

param sku = 'P1v3'
param name = 'orders-prod'

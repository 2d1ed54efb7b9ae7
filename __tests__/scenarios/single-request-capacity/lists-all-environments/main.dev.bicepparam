using 'main.bicep'

param sku = 'B1'
param name = 'orders-dev'

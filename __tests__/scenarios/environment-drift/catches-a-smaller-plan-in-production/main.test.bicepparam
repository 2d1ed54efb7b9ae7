using './main.bicep'

param sku = 'P1v3'

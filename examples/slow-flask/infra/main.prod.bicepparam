using 'main.bicep'

param environmentName = 'prod'
param skuName = 'B1'

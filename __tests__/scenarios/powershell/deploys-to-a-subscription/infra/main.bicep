targetScope = 'subscription'
param sku string = 'B1'
resource rg 'Microsoft.Resources/resourceGroups@2024-03-01' = { name: 'rg', location: 'westeurope' }
module m 'rg.bicep' = { scope: rg, name: 'm', params: { sku: sku } }

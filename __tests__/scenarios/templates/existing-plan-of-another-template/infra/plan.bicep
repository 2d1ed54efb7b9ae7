param location string = resourceGroup().location
param planName string = 'plan-shared'
resource appServicePlan 'Microsoft.Web/serverfarms@2023-01-01' = {
  name: planName
  location: location
  kind: 'linux'
  sku: { name: 'S1' }
  properties: { reserved: true }
}

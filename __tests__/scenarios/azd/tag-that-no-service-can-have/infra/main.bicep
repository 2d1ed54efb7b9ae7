targetScope = 'resourceGroup'
param location string = resourceGroup().location
var token = uniqueString(resourceGroup().id)
resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: 'plan-${token}'
  location: location
  kind: 'linux'
  sku: { name: 'B1' }
  properties: { reserved: true }
}
resource site 'Microsoft.Web/sites@2023-12-01' = {
  name: 'orders-${token}'
  location: location
  tags: { 'azd-service-name': 'api-${token}' }
  kind: 'app,linux'
  properties: {
    serverFarmId: plan.id
    siteConfig: {
      linuxFxVersion: 'PYTHON|3.12'
    }
  }
}

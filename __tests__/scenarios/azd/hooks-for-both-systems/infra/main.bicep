targetScope = 'resourceGroup'
param environmentName string
param location string = resourceGroup().location
param sku string = 'B1'

resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: 'plan-${environmentName}'
  location: location
  sku: { name: sku }
  properties: { reserved: true }
}
resource api 'Microsoft.Web/sites@2023-12-01' = {
  name: 'api-${environmentName}'
  location: location
  tags: { 'azd-service-name': 'api' }
  properties: {
    serverFarmId: plan.id
    siteConfig: {
      linuxFxVersion: 'PYTHON|3.12'
      appSettings: [ { name: 'SCM_DO_BUILD_DURING_DEPLOYMENT', value: 'true' } ]
    }
  }
}
output API_NAME string = api.name
output RESOURCE_GROUP string = resourceGroup().name

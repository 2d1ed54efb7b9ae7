param location string = resourceGroup().location
param enableScalability bool = false
resource plan 'Microsoft.Web/serverfarms@2022-03-01' = {
  name: 'plan'
  location: location
  sku: { name: enableScalability ? 'P1v3' : 'B3', capacity: enableScalability ? 3 : 2 }
  kind: 'linux'
  properties: { reserved: true }
}
resource web 'Microsoft.Web/sites@2022-03-01' = {
  name: 'web'
  location: location
  tags: { 'azd-service-name': 'web' }
  properties: { serverFarmId: plan.id, siteConfig: { linuxFxVersion: 'PYTHON|3.12' } }
}

param location string = resourceGroup().location
resource plan 'Microsoft.Web/serverfarms@2022-03-01' = {
  name: 'plan'
  location: location
  sku: { name: 'B1' }
  kind: 'linux'
  properties: {}
}
resource web 'Microsoft.Web/sites@2022-03-01' = {
  name: 'app'
  location: location
  properties: { serverFarmId: plan.id, siteConfig: { linuxFxVersion: 'PYTHON|3.12' } }
}

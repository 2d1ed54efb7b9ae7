param location string = resourceGroup().location
param resourcePrefix string = 'techconf'
var webAppName = '${resourcePrefix}-web-${uniqueString(resourceGroup().id)}'
resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: '${resourcePrefix}-plan'
  location: location
  sku: { name: 'B1' }
  kind: 'linux'
  properties: { reserved: true }
}
resource site 'Microsoft.Web/sites@2023-12-01' = {
  name: webAppName
  location: location
  properties: {
    serverFarmId: plan.id
    siteConfig: { linuxFxVersion: 'PYTHON|3.11' }
  }
}

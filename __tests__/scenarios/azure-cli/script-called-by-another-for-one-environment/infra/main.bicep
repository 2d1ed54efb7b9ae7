param environment string = 'dev'
param sku string = 'B1'
resource plan 'Microsoft.Web/serverfarms@2022-03-01' = {
  name: 'shop-${environment}-plan'
  location: resourceGroup().location
  sku: { name: sku }
  properties: { reserved: true }
}
resource backendApp 'Microsoft.Web/sites@2022-03-01' = {
  name: 'shop-${environment}-backend'
  location: resourceGroup().location
  properties: {
    serverFarmId: plan.id
    siteConfig: { linuxFxVersion: 'PYTHON|3.11' }
  }
}
output backendUrl string = 'https://${backendApp.properties.defaultHostName}'
output backendName string = backendApp.name

param environment string
param sku string
resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: 'shop-${environment}-plan'
  location: resourceGroup().location
  kind: 'linux'
  sku: { name: sku }
  properties: { reserved: true }
}
resource site 'Microsoft.Web/sites@2023-12-01' = {
  name: 'shop-${environment}-${uniqueString(resourceGroup().id)}'
  location: resourceGroup().location
  properties: {
    serverFarmId: plan.id
    siteConfig: { linuxFxVersion: 'PYTHON|3.12' }
  }
}

param environment string
resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: 'plan-${environment}'
  location: resourceGroup().location
  kind: 'linux'
  sku: { name: 'B1' }
  properties: { reserved: true }
}
resource site 'Microsoft.Web/sites@2023-12-01' = {
  name: 'shop-${environment}'
  location: resourceGroup().location
  properties: { serverFarmId: plan.id, siteConfig: { linuxFxVersion: 'PYTHON|3.12' } }
}
output name string = site.name

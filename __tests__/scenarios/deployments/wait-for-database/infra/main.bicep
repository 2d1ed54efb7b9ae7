resource plan 'Microsoft.Web/serverfarms@2022-03-01' = {
  name: 'app-plan'
  location: resourceGroup().location
  sku: { name: 'S1' }
  kind: 'linux'
  properties: { reserved: true }
}
resource web 'Microsoft.Web/sites@2022-03-01' = {
  name: 'app-shop'
  location: resourceGroup().location
  kind: 'app,linux'
  properties: { serverFarmId: plan.id, siteConfig: { linuxFxVersion: 'PYTHON|3.11', appCommandLine: './startup.sh' } }
}

resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: 'plan'
  location: 'westeurope'
  sku: { name: 'B1' }
  kind: 'linux'
  properties: { reserved: true }
}
resource api 'Microsoft.Web/sites@2023-12-01' = {
  name: 'shop-api-${uniqueString(resourceGroup().id)}'
  location: 'westeurope'
  properties: {
    serverFarmId: plan.id
    siteConfig: {
      linuxFxVersion: 'PYTHON|3.11'
      appCommandLine: 'gunicorn --timeout 120 app.main:app'
    }
  }
}
resource web 'Microsoft.Web/sites@2023-12-01' = {
  name: 'shop-web-${uniqueString(resourceGroup().id)}'
  location: 'westeurope'
  properties: {
    serverFarmId: plan.id
    siteConfig: { linuxFxVersion: 'NODE|20-lts' }
  }
}
output backendAppName string = api.name
output frontendAppName string = web.name

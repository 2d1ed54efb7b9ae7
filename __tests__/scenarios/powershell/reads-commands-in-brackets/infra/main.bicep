param appServiceSku string = 'B2'
resource plan 'Microsoft.Web/serverfarms@2023-01-01' = {
  name: 'p'
  location: resourceGroup().location
  sku: { name: appServiceSku }
  kind: 'linux'
  properties: { reserved: true }
}
resource site 'Microsoft.Web/sites@2023-01-01' = {
  name: 'web-${uniqueString(resourceGroup().id)}'
  location: resourceGroup().location
  properties: {
    serverFarmId: plan.id
    siteConfig: {
      linuxFxVersion: 'PYTHON|3.11'
      appCommandLine: 'gunicorn --bind=0.0.0.0:8000 --timeout 600 --workers=4 app:app'
    }
  }
}
output appServiceName string = site.name

param sku string = 'B2'
resource plan 'Microsoft.Web/serverfarms@2023-01-01' = {
  name: 'plan'
  sku: { name: sku }
  kind: 'linux'
  properties: { reserved: true }
}
resource site 'Microsoft.Web/sites@2023-01-01' = {
  name: 'zava-web-${uniqueString(resourceGroup().id)}'
  properties: {
    serverFarmId: plan.id
    siteConfig: {
      linuxFxVersion: 'PYTHON|3.11'
      appCommandLine: 'gunicorn --bind=0.0.0.0:8000 --timeout 600 --workers=4 app:app'
    }
  }
}
output frontend object = {
  appServiceName: site.name
}
output siteName string = site.name

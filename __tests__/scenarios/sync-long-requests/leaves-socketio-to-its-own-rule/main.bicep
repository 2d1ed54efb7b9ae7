resource plan 'Microsoft.Web/serverfarms@2022-09-01' = {
  name: 'plan'
  location: resourceGroup().location
  sku: { name: 'B2' }
  properties: { reserved: true }
}
resource site 'Microsoft.Web/sites@2022-09-01' = {
  name: 'web-shop'
  location: resourceGroup().location
  properties: {
    serverFarmId: plan.id
    siteConfig: {
      linuxFxVersion: 'PYTHON|3.12'
      appCommandLine: 'gunicorn --bind=0.0.0.0 --timeout 120 --workers 2 app:app'
    }
  }
}

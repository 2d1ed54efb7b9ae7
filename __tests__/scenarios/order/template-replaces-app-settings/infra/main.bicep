resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: 'shop-plan'
  location: resourceGroup().location
  kind: 'linux'
  sku: { name: 'B2' }
  properties: { reserved: true }
}
resource site 'Microsoft.Web/sites@2023-12-01' = {
  name: 'contoso-shop'
  location: resourceGroup().location
  properties: {
    serverFarmId: plan.id
    siteConfig: {
      linuxFxVersion: 'PYTHON|3.12'
      appCommandLine: 'gunicorn --bind=0.0.0.0 --timeout 230 --threads 4 app:app'
      appSettings: [{ name: 'WEB_CONCURRENCY', value: '2' }]
    }
  }
}

param workers string = '2'
param sku string = 'B1'
param startup string = ''
resource p 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: 'plan'
  location: 'westeurope'
  sku: { name: sku }
  properties: { reserved: true }
}
resource s 'Microsoft.Web/sites@2023-12-01' = {
  name: 'shop'
  location: 'westeurope'
  properties: {
    serverFarmId: p.id
    siteConfig: {
      linuxFxVersion: 'PYTHON|3.12'
      appCommandLine: 'gunicorn --bind=0.0.0.0 --timeout 120 --threads 1 app:app'
      appSettings: [ { name: 'WEB_CONCURRENCY', value: workers } ]
    }
  }
}

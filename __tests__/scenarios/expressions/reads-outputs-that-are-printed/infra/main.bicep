param name string
resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: '${name}-plan'
  location: resourceGroup().location
  kind: 'linux'
  sku: { name: 'B1' }
  properties: { reserved: true }
}
resource site 'Microsoft.Web/sites@2023-12-01' = {
  name: name
  location: resourceGroup().location
  properties: {
    serverFarmId: plan.id
    siteConfig: { linuxFxVersion: 'PYTHON|3.12', appCommandLine: 'gunicorn --bind=0.0.0.0 --workers 3 --threads 4 app:app' }
  }
}

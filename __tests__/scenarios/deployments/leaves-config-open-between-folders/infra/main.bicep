resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: 'plan'
  location: resourceGroup().location
  sku: { name: 'B1' }
  properties: { reserved: true }
}

resource site 'Microsoft.Web/sites@2023-12-01' = {
  name: 'shop'
  location: resourceGroup().location
  kind: 'app,linux'
  properties: {
    serverFarmId: plan.id
    siteConfig: { linuxFxVersion: 'PYTHON|3.12', appCommandLine: 'gunicorn --bind=0.0.0.0 --timeout 120 app:app' }
  }
}

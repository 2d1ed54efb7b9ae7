resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: 'plan-slow'
  location: resourceGroup().location
  sku: { name: 'B1' }
  properties: { reserved: true }
}

resource web 'Microsoft.Web/sites@2023-12-01' = {
  name: 'slow'
  location: resourceGroup().location
  kind: 'app,linux'
  properties: {
    serverFarmId: plan.id
    siteConfig: { linuxFxVersion: 'PYTHON|3.12', appCommandLine: 'gunicorn --bind=0.0.0.0 --workers 3 app:app' }
  }
}

param env string
param sku string
param apps array = [
  { name: 'api', command: 'gunicorn -w 3 --threads 4 api.main:app' }
  { name: 'admin', command: 'gunicorn -w 1 --threads 4 admin.main:app' }
]

resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: 'plan-${env}'
  location: resourceGroup().location
  kind: 'linux'
  sku: { name: sku }
  properties: { reserved: true }
}

resource sites 'Microsoft.Web/sites@2023-12-01' = [for app in apps: {
  name: 'shop-${app.name}-${env}'
  location: resourceGroup().location
  kind: 'app,linux'
  properties: {
    serverFarmId: plan.id
    siteConfig: {
      linuxFxVersion: 'PYTHON|3.12'
      appCommandLine: app.command
    }
  }
}]

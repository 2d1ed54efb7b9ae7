param location string
param owner string = ''
param sku string = 'B1'

resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: 'orders-plan'
  location: location
  kind: 'linux'
  sku: { name: sku }
  properties: { reserved: true }
}
resource site 'Microsoft.Web/sites@2023-12-01' = {
  name: 'orders'
  location: location
  tags: { 'azd-service-name': 'web', owner: owner }
  kind: 'app,linux'
  properties: {
    serverFarmId: plan.id
    siteConfig: {
      linuxFxVersion: 'PYTHON|3.12'
      appCommandLine: 'gunicorn --bind=0.0.0.0 --workers 2 --threads 4 --timeout 120 app:app'
    }
  }
}

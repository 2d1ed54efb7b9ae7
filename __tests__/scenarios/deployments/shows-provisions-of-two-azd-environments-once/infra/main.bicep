param environmentName string
param useNetwork bool

resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: 'plan-${environmentName}'
  location: resourceGroup().location
  sku: { name: 'B2' }
  properties: { reserved: true }
}

resource web 'Microsoft.Web/sites@2023-12-01' = {
  name: 'web-${uniqueString(resourceGroup().id, environmentName)}'
  location: resourceGroup().location
  tags: { 'azd-service-name': 'web' }
  kind: 'app,linux'
  properties: {
    serverFarmId: plan.id
    vnetRouteAllEnabled: useNetwork
    siteConfig: { linuxFxVersion: 'PYTHON|3.12', appCommandLine: 'gunicorn --bind=0.0.0.0 --workers 5 --threads 4 app:app' }
  }
}

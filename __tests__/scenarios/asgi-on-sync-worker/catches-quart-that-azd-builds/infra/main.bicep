param environmentName string = 'dev'

resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: 'plan-${environmentName}'
  location: resourceGroup().location
  kind: 'linux'
  sku: { name: 'B1', capacity: 1 }
  properties: { reserved: true }
}

resource web 'Microsoft.Web/sites@2023-12-01' = {
  name: 'app-backend-${environmentName}'
  location: resourceGroup().location
  kind: 'app,linux'
  tags: { 'azd-service-name': 'backend' }
  properties: {
    serverFarmId: plan.id
    siteConfig: { linuxFxVersion: 'python|3.10' }
  }
}

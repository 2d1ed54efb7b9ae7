resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: 'plan'
  location: 'westeurope'
  sku: { name: 'B1' }
  kind: 'linux'
  properties: { reserved: true }
}
resource api 'Microsoft.Web/sites@2023-12-01' = {
  name: 'shop-api-${uniqueString(resourceGroup().id)}'
  location: 'westeurope'
  properties: {
    serverFarmId: plan.id
    siteConfig: { linuxFxVersion: 'PYTHON|3.11', appCommandLine: 'gunicorn --timeout 120 main:app' }
  }
}
resource worker 'Microsoft.Web/sites@2023-12-01' = {
  name: 'shop-worker-${uniqueString(resourceGroup().id)}'
  location: 'westeurope'
  properties: {
    serverFarmId: plan.id
    siteConfig: { linuxFxVersion: 'PYTHON|3.11', appCommandLine: 'gunicorn --timeout 120 main:app' }
  }
}
output apiName string = api.name
output workerName string = worker.name

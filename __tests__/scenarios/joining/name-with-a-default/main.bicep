param namePrefix string = toLower(resourceGroup().name)
param pyApiAppName string = '${namePrefix}-pyapi-${uniqueString(resourceGroup().id)}'
resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: 'p'
  location: 'westeurope'
  sku: { name: 'B1' }
  kind: 'linux'
  properties: { reserved: true }
}
resource pyapi 'Microsoft.Web/sites@2023-12-01' = {
  name: pyApiAppName
  location: 'westeurope'
  kind: 'app,linux'
  properties: {
    serverFarmId: plan.id
    siteConfig: { linuxFxVersion: 'PYTHON|3.11', appCommandLine: 'gunicorn -k uvicorn.workers.UvicornWorker -w 2 --timeout 120 app:app' }
  }
}

param appName string = 'orders'
param sku string = 'B1'
resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: '${appName}-plan'
  location: resourceGroup().location
  sku: { name: sku }
  properties: { reserved: true }
}
resource webApp 'Microsoft.Web/sites@2023-12-01' = {
  name: '${appName}-app'
  location: resourceGroup().location
  properties: {
    serverFarmId: plan.id
    siteConfig: { linuxFxVersion: 'PYTHON|3.11', appCommandLine: 'gunicorn -w 2 -k uvicorn.workers.UvicornWorker main:app' }
  }
}
output webAppName string = webApp.name

resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: 'bot-plan'
  location: resourceGroup().location
  kind: 'linux'
  sku: { name: 'S1' }
  properties: { reserved: true }
}
resource site 'Microsoft.Web/sites@2023-12-01' = {
  name: 'contoso-bot'
  location: resourceGroup().location
  properties: {
    serverFarmId: plan.id
    siteConfig: {
      linuxFxVersion: 'PYTHON|3.12'
      appCommandLine: 'gunicorn --bind 0.0.0.0 --worker-class aiohttp.worker.GunicornWebWorker --workers 2 --timeout 600 app:APP'
    }
  }
}

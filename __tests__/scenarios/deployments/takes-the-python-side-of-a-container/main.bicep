param deployAsContainer bool = false
param name string = 'my-site'
resource plan 'Microsoft.Web/serverfarms@2023-12-01' = { name: 'p', location: resourceGroup().location, sku: { name: 'P1v3' }, properties: { reserved: true } }
resource site 'Microsoft.Web/sites@2023-12-01' = {
  name: name
  location: resourceGroup().location
  kind: deployAsContainer ? 'app,linux,container' : 'app,linux'
  properties: {
    serverFarmId: plan.id
    siteConfig: {
      linuxFxVersion: deployAsContainer ? 'DOCKER|me.azurecr.io/a:latest' : 'PYTHON|3.12'
      appCommandLine: !deployAsContainer ? 'gunicorn --timeout 600 app:app' : null
    }
  }
}

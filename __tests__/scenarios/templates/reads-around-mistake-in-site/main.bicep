param name string = 'orders'

resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: 'orders-plan'
  location: resourceGroup().location
  kind: 'linux'
  sku: { name: 'P1v3', capacity: 2 }
  properties: { reserved: true }
}

resource web 'Microsoft.Web/sites@2023-12-01' = {
  name: name
  location: resourceGroup().location
  kind: 'app,linux'
  properties: {
    serverFarmId: plan.id
    siteConfig: {
      linuxFxVersion: 'PYTHON|3.12'
      appCommandLine 'gunicorn --workers 3 --threads 4 app:app'
      appSettings: [
        { name: 'WEB_CONCURRENCY', value: '3' }
      ]
    }
  }
}

output host string = web.properties.defaultHostName

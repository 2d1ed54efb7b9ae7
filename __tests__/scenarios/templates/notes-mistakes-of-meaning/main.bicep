param workers int = 'three'
param name string = 'orders'
var readme = loadTextContent('../../../etc/passwd')

resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: 'orders-plan'
  location: resourceGroup().location
  kind: 'linux'
  sku: { name: 'B1' }
  properties: { reserved: true }
}

resource web 'Microsoft.Web/sites@2023-12-01' = {
  name: name
  location: resourceGroup().location
  kind: 'app,linux'
  tags: { about: readme }
  properties: {
    serverFarmId: plan.id
    siteConfig: {
      linuxFxVersion: 'PYTHON|3.12'
      appCommandLine: 'gunicorn --workers ${workers} --threads 4 app:app'
      appCommandLine: 'gunicorn --workers 3 app:app'
    }
  }
}

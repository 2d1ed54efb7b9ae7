param location string = resourceGroup().location
param planProperties object
param hosting string = 'shop-plan'

// App Service passes over the kind
resource plan 'Microsoft.Web/serverfarms@2022-03-01' = {
  name: 'plan'
  location: location
  sku: { name: 'B1' }
  kind: 'app'
  properties: { reserved: true }
}

resource given 'Microsoft.Web/serverfarms@2022-03-01' = {
  name: 'given'
  location: location
  sku: { name: 'B1' }
  kind: 'linux'
  properties: planProperties
}

resource standing 'Microsoft.Web/serverfarms@2022-03-01' existing = {
  name: hosting
}

resource web 'Microsoft.Web/sites@2022-03-01' = [for (one, at) in [plan.id, given.id, standing.id]: {
  name: 'shop-${at}'
  location: location
  properties: {
    serverFarmId: one
    siteConfig: {
      linuxFxVersion: 'PYTHON|3.12'
      appCommandLine: 'gunicorn --bind=0.0.0.0 --timeout 600 --threads 6 --workers 3 app:app'
    }
  }
}]

param name string = 'shop'

resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: '${name}-plan'
  location: resourceGroup().location
  kind: 'linux'
  sku: { name: 'S1', capacity: 2 }
  properties: { reserved: true }
}

resource site 'Microsoft.Web/sites@2023-12-01' = {
  name: name
  location: resourceGroup().location
  kind: 'app,linux'
  properties: {
    serverFarmId: resourceId('Microsoft.Web/serverfarms', '${name}-plan')
    siteConfig: {
      linuxFxVersion: 'PYTHON|3.12'
      appSettings: [{ name: 'WEB_CONCURRENCY', value: '1' }]
    }
  }

  resource settings 'config' = {
    name: 'appsettings'
    properties: { WEB_CONCURRENCY: '3' }
  }

  resource staging 'slots' = {
    name: 'staging'
    location: resourceGroup().location
    kind: 'app,linux'
    properties: {
      serverFarmId: plan.id
      siteConfig: { linuxFxVersion: 'PYTHON|3.12' }
    }
  }
}

resource web 'Microsoft.Web/sites/config@2023-12-01' = {
  name: '${name}/web'
  properties: { appCommandLine: 'gunicorn --bind=0.0.0.0 --threads 4 app:app' }
  dependsOn: [site]
}

resource stagingWeb 'Microsoft.Web/sites/slots/config@2023-12-01' = {
  parent: site::staging
  name: 'web'
  properties: { appCommandLine: 'gunicorn --bind=0.0.0.0 --workers 3 --threads 4 app:app' }
}

param location string = resourceGroup().location
resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: 'plan-billing'
  location: location
  kind: 'linux'
  sku: { name: 'P0v3' }
  properties: { reserved: true }
}
resource site 'Microsoft.Web/sites@2024-04-01' = {
  name: 'billing'
  location: location
  kind: 'app,linux'
  properties: {
    serverFarmId: plan.id
    siteConfig: {
      linuxFxVersion: 'PYTHON|3.12'
      appCommandLine: 'gunicorn --threads 4 app:app'
      appSettings: [
        { name: 'WEB_CONCURRENCY', value: '3' }
        { name: 'LOG_LEVEL', value: 'info' }
      ]
    }
  }
  resource sticky 'config' = {
    name: 'slotConfigNames'
    properties: { appSettingNames: ['WEB_CONCURRENCY'] }
  }
  resource staging 'slots' = {
    name: 'staging'
    location: location
    kind: 'app,linux'
    properties: {
      serverFarmId: plan.id
      siteConfig: {
        linuxFxVersion: 'PYTHON|3.13'
        appCommandLine: 'gunicorn --threads 8 --timeout 60 app:app'
        appSettings: [
          { name: 'WEB_CONCURRENCY', value: '1' }
          { name: 'LOG_LEVEL', value: 'debug' }
        ]
      }
    }
  }
}

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: 'plan'
  location: resourceGroup().location
  kind: 'linux'
  sku: { name: 'P0v3' }
  properties: { reserved: true }
}
resource site 'Microsoft.Web/sites@2024-04-01' = {
  name: 'billing'
  location: resourceGroup().location
  kind: 'app,linux'
  properties: {
    serverFarmId: plan.id
    siteConfig: {
      linuxFxVersion: 'PYTHON|3.12'
      appCommandLine: 'gunicorn --threads 4 app:app'
      appSettings: [{ name: 'WEB_CONCURRENCY', value: '3' }]
    }
  }
}
resource sticky 'Microsoft.Web/sites/config@2024-04-01' = {
  parent: site
  name: 'slotConfigNames'
  properties: { appSettingNames: ['WEB_CONCURRENCY'] }
}
resource staging 'Microsoft.Web/sites/slots@2024-04-01' = {
  parent: site
  name: 'staging'
  location: resourceGroup().location
  properties: {
    serverFarmId: plan.id
    siteConfig: { linuxFxVersion: 'PYTHON|3.12', appCommandLine: 'gunicorn --threads 4 app:app' }
  }
}

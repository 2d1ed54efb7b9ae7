param name string
var prefix = '${name}-${uniqueString(resourceGroup().id, name)}'
resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: '${prefix}-plan'
  location: 'westeurope'
  sku: { name: 'P0v3' }
  kind: 'linux'
  properties: { reserved: true }
}
resource web 'Microsoft.Web/sites@2023-12-01' = {
  name: '${prefix}-app-service'
  location: 'westeurope'
  tags: { 'azd-service-name': 'web' }
  properties: {
    serverFarmId: plan.id
    siteConfig: {
      linuxFxVersion: 'PYTHON|3.12'
      appCommandLine: 'gunicorn --workers 2 --threads 4 --timeout 120 app:app'
    }
  }
}
resource staging 'Microsoft.Web/sites/slots@2023-12-01' = {
  parent: web
  name: 'staging'
  location: 'westeurope'
  properties: {
    serverFarmId: plan.id
    siteConfig: {
      linuxFxVersion: 'PYTHON|3.12'
      appCommandLine: 'gunicorn --workers 2 --threads 4 --timeout 120 app:app'
    }
  }
}

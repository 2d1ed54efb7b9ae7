param name string
param location string
param resourceToken string
var appName = '${name}-${resourceToken}'
resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: '${appName}-plan'
  location: location
  kind: 'linux'
  properties: { reserved: true }
  sku: { name: 'P2v3' }
}
resource web 'Microsoft.Web/sites@2024-04-01' = {
  name: appName
  location: location
  tags: { 'azd-service-name': 'web' }
  properties: {
    serverFarmId: plan.id
    siteConfig: {
      linuxFxVersion: 'PYTHON|3.12'
      appCommandLine: 'startup.sh'
    }
  }
}

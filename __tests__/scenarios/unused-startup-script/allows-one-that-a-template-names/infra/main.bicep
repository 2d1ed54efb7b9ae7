param name string
param location string = resourceGroup().location
resource plan 'Microsoft.Web/serverfarms@2022-03-01' = {
  name: '${name}-service-plan'
  location: location
  sku: { name: 'B1' }
  kind: 'linux'
  properties: { reserved: true }
}
resource web 'Microsoft.Web/sites@2022-03-01' = {
  name: '${name}-app-service'
  location: location
  tags: { 'azd-service-name': 'web' }
  kind: 'app,linux'
  properties: {
    serverFarmId: plan.id
    siteConfig: {
      linuxFxVersion: 'PYTHON|3.11'
      appCommandLine: 'startup.sh'
    }
  }
}

param location string = resourceGroup().location
resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: 'p'
  location: location
  kind: 'linux'
  sku: { name: 'B1' }
  properties: { reserved: true }
}
resource site 'Microsoft.Web/sites@2023-12-01' = {
  name: 'books'
  location: location
  kind: 'app,linux'
  tags: { 'azd-service-name': 'api' }
  properties: {
    serverFarmId: plan.id
    siteConfig: {
      linuxFxVersion: 'PYTHON|3.12'
      appCommandLine: 'python start.py'
    }
  }
}

param environmentName string
resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: 'plan-${environmentName}'
  location: resourceGroup().location
  kind: 'linux'
  sku: { name: 'B1' }
  properties: { reserved: true }
}
resource web 'Microsoft.Web/sites@2023-12-01' = {
  name: 'web-${uniqueString(resourceGroup().id)}'
  location: resourceGroup().location
  tags: { 'azd-service-name': 'web' }
  properties: {
    serverFarmId: plan.id
    siteConfig: { linuxFxVersion: 'PYTHON|3.12' }
  }
}

resource plan 'Microsoft.Web/serverfarms@2023-12-01' existing = {
  name: 'shop-plan'
}
resource jobs 'Microsoft.Web/sites@2023-12-01' = {
  name: 'jobs-${uniqueString(resourceGroup().id)}'
  location: resourceGroup().location
  kind: 'functionapp,linux'
  properties: {
    serverFarmId: plan.id
    siteConfig: { linuxFxVersion: 'Python|3.11' }
  }
}

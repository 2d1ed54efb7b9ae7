param webAppName string = 'leave-web'
@allowed([ 'F1' 'B1' ])
param sku string = 'B1'
resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: 'p'
  location: 'westeurope'
  sku: { name: 'B1' }
  kind: 'linux'
  properties: { reserved: true }
}
resource site 'Microsoft.Web/sites@2023-12-01' = {
  name: webAppName
  location: 'westeurope'
  kind: 'app,linux'
  properties: {
    serverFarmId: plan.id
    siteConfig: { linuxFxVersion: 'NODE|20-lts' }
  }
}
resource slot 'Microsoft.Web/sites/slots@2023-12-01' = {
  name: '${webAppName}/staging'
  location: 'westeurope'
  properties: { serverFarmId: plan.id }
}

param name string
param kind string
param tags object = {}
param serverFarmResourceId string
param siteConfig object
resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: name
  location: resourceGroup().location
  kind: kind
  tags: tags
  properties: { serverFarmId: serverFarmResourceId, siteConfig: siteConfig }
}

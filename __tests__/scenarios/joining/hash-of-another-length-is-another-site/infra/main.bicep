targetScope = 'subscription'
param name string
param location string
var resourceToken = toLower(uniqueString(subscription().id, name, location))
resource rg 'Microsoft.Resources/resourceGroups@2021-04-01' = {
  name: '${name}-rg'
  location: location
}
module resources 'resources.bicep' = {
  name: 'resources'
  scope: rg
  params: {
    name: name
    location: location
    resourceToken: resourceToken
  }
}

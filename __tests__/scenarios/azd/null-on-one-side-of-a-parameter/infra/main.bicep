param location string = resourceGroup().location
param principalId string = ''
param environmentName string

module web 'web.bicep' = {
  name: 'web'
  params: {
    location: location
    owner: !empty(principalId) ? principalId : null
    sku: environmentName == 'prod' ? 'P1v3' : null
  }
}

targetScope = 'subscription'
param environmentName string
param location string
param locationSecondary string = ''
var second = !empty(locationSecondary)
resource rg 'Microsoft.Resources/resourceGroups@2021-04-01' = { name: 'rg-${environmentName}', location: location }
resource rg2 'Microsoft.Resources/resourceGroups@2021-04-01' = if (second) { name: 'rg2-${environmentName}', location: locationSecondary }
module one 'app.bicep' = { name: 'one', scope: rg, params: { name: 'app-one' } }
module two 'app.bicep' = if (second) { name: 'two', scope: rg2, params: { name: 'app-two' } }

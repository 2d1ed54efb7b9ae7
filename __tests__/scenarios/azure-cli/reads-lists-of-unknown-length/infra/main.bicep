targetScope = 'subscription'
param environment string
resource group 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: 'rg-${environment}'
  location: 'westeurope'
}
module site 'site.bicep' = {
  scope: group
  name: 'site'
  params: { environment: environment }
}
output group string = group.name
output name string = site.outputs.name

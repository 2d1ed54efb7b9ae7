targetScope = 'subscription'

param environmentName string
param location string
param planSku string = 'F1'
param command string = ''

var tags = { 'azd-env-name': environmentName }

resource group 'Microsoft.Resources/resourceGroups@2023-07-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module plan 'core/plan.bicep' = {
  name: 'plan'
  scope: group
  params: { name: 'plan-${environmentName}', sku: planSku }
}

module web 'core/web.bicep' = {
  name: 'web'
  scope: group
  params: {
    name: 'web-${uniqueString(group.id)}'
    planId: plan.outputs.id
    command: command
    tags: union(tags, { 'azd-service-name': 'web' })
  }
}

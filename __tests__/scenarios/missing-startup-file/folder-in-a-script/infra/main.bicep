param environmentName string
resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: 'plan-${environmentName}'
  location: resourceGroup().location
  kind: 'linux'
  sku: { name: 'P0v3' }
  properties: { reserved: true }
}
resource site 'Microsoft.Web/sites@2024-04-01' = {
  name: 'web-${uniqueString(environmentName)}'
  location: resourceGroup().location
  kind: 'app,linux'
  tags: { 'azd-service-name': 'web' }
  properties: { serverFarmId: plan.id, siteConfig: { linuxFxVersion: 'PYTHON|3.12', appCommandLine: 'bash startup.sh' } }
}
output WEB_NAME string = site.name
output AZURE_RESOURCE_GROUP string = resourceGroup().name

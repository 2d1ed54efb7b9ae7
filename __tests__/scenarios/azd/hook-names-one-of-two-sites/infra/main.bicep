param location string = resourceGroup().location
var token = uniqueString(resourceGroup().id)
resource plan 'Microsoft.Web/serverfarms@2023-12-01' = { name: 'p-${token}', location: location, kind: 'linux', sku: { name: 'B1' }, properties: { reserved: true } }
resource api 'Microsoft.Web/sites@2023-12-01' = {
  name: 'api-${token}'
  location: location
  tags: { 'azd-service-name': 'api' }
  properties: { serverFarmId: plan.id, siteConfig: { linuxFxVersion: 'PYTHON|3.12' } }
}
resource web 'Microsoft.Web/sites@2023-12-01' = {
  name: 'web-${token}'
  location: location
  tags: { 'azd-service-name': 'web' }
  properties: { serverFarmId: plan.id, siteConfig: { linuxFxVersion: 'PYTHON|3.12' } }
}
output SERVICE_API_NAME string = api.name
output SERVICE_WEB_NAME string = web.name

resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: 'shop-plan'
  location: resourceGroup().location
  kind: 'linux'
  sku: { name: 'B1' }
  properties: { reserved: true }
}
resource api 'Microsoft.Web/sites@2023-12-01' = {
  name: 'shop-${uniqueString(resourceGroup().id)}-api'
  location: resourceGroup().location
  properties: {
    serverFarmId: plan.id
    siteConfig: { linuxFxVersion: 'PYTHON|3.12', appCommandLine: 'gunicorn --bind=0.0.0.0 --workers 3 --threads 4 app:app' }
  }
}
resource web 'Microsoft.Web/sites@2023-12-01' = {
  name: 'shop-${uniqueString(resourceGroup().id)}-web'
  location: resourceGroup().location
  properties: {
    serverFarmId: plan.id
    siteConfig: { linuxFxVersion: 'NODE|20-lts' }
  }
}
output apiUrl string = 'https://${api.properties.defaultHostName}'

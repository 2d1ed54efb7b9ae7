param solutionName string
param acrName string = 'shop'
var suffix = '${solutionName}${uniqueString(resourceGroup().id)}'
resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: 'asp-${suffix}'
  location: resourceGroup().location
  sku: { name: 'B3' }
  kind: 'linux'
  properties: { reserved: true }
}
module webSite 'modules/web-sites.bicep' = {
  name: 'module.web-sites'
  params: {
    tags: { 'azd-service-name': 'webapp' }
    name: 'app-${suffix}'
    kind: 'app,linux'
    serverFarmResourceId: plan.id
    siteConfig: {
      linuxFxVersion: 'PYTHON|3.11'
      appCommandLine: 'gunicorn -b 0.0.0.0:8000 app:app'
    }
  }
}

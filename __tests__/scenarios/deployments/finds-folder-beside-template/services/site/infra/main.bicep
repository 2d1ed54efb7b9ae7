resource web 'Microsoft.Web/sites@2023-12-01' = {
  name: 'static'
  location: resourceGroup().location
  properties: { siteConfig: { appSettings: [] } }
}

param deployApp bool = false
param location string = resourceGroup().location
module webApp 'modules/web-app.bicep' = if (deployApp) {
  name: 'web-app'
  params: { location: location, name: 'nurse-web' }
}

// left over: no template uses this module, and nothing deploys it
param appServiceName string
resource appService 'Microsoft.Web/sites@2022-09-01' existing = {
  name: appServiceName
}
resource appSettings 'Microsoft.Web/sites/config@2022-09-01' = {
  parent: appService
  name: 'appsettings'
  properties: {
    SCM_DO_BUILD_DURING_DEPLOYMENT: 'true'
  }
}

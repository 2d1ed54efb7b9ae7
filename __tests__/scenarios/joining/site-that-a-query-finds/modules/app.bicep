param appName string
param serverFarmId string
param linuxFxVersion string
param appCommandLine string = ''
resource webApp 'Microsoft.Web/sites@2022-09-01' = {
  name: appName
  properties: {
    serverFarmId: serverFarmId
    siteConfig: {
      linuxFxVersion: linuxFxVersion
      appCommandLine: appCommandLine
    }
  }
}

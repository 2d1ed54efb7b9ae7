param planName string
param appName string

resource site 'Microsoft.Web/sites@2023-12-01' = {
  name: appName
  location: resourceGroup().location
  properties: {
    serverFarmId: resourceId('Microsoft.Web/serverfarms', planName)
    siteConfig: { linuxFxVersion: 'PYTHON|3.12' }
  }
}

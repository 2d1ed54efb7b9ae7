param name string
param location string = resourceGroup().location
var resourceToken = toLower(uniqueString(subscription().id, name, location))
var appName = '${name}-${resourceToken}'

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: '${appName}-plan'
  location: location
  kind: 'linux'
  properties: { reserved: true }
  sku: { name: 'B1' }
}

resource web 'Microsoft.Web/sites@2024-04-01' = {
  name: appName
  location: location
  properties: {
    serverFarmId: plan.id
    siteConfig: {
      linuxFxVersion: 'PYTHON|3.12'
      appCommandLine: 'startup.sh'
    }
  }
}

param name string
param location string = resourceGroup().location
param planId string
param command string
param tags object

resource web 'Microsoft.Web/sites@2023-12-01' = {
  name: name
  location: location
  tags: tags
  kind: 'app,linux'
  properties: {
    serverFarmId: planId
    siteConfig: {
      linuxFxVersion: 'PYTHON|3.12'
      appCommandLine: command
    }
  }
}

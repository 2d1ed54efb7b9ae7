param name string
param planId string

resource web 'Microsoft.Web/sites@2023-12-01' = {
  name: name
  location: resourceGroup().location
  properties: { serverFarmId: planId, siteConfig: { linuxFxVersion: 'PYTHON|3.12' } }
}

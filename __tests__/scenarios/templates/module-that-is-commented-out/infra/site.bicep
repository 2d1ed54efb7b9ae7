param namePrefix string
param serverfarmId string
resource site 'Microsoft.Web/sites@2020-06-01' = {
  name: '${namePrefix}-site'
  location: resourceGroup().location
  properties: { serverFarmId: serverfarmId, siteConfig: { linuxFxVersion: 'python|3.8' } }
}

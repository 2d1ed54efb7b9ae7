param service string
param plan string
param command string = ''
resource site 'Microsoft.Web/sites@2023-12-01' = {
  name: 'shop-${service}'
  location: resourceGroup().location
  tags: { 'azd-service-name': service }
  properties: {
    serverFarmId: plan
    siteConfig: { linuxFxVersion: 'PYTHON|3.12', appCommandLine: command }
  }
}

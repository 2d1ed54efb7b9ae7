resource plan 'Microsoft.Web/serverfarms@2022-09-01' = {
  name: 'plan'
  location: resourceGroup().location
  sku: { name: 'B1' }
  properties: { reserved: true }
}
resource site 'Microsoft.Web/sites@2022-09-01' = {
  name: 'web-shop'
  location: resourceGroup().location
  properties: {
    serverFarmId: plan.id
    siteConfig: {
      linuxFxVersion: 'PYTHON|3.12'
      appCommandLine: 'bash startup.sh'
    }
  }
}

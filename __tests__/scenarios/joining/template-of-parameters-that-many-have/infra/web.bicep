param sku string = 'B1'
param location string = 'westeurope'
param startup string = ''
resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: 'shop-plan'
  location: resourceGroup().location
  kind: 'linux'
  sku: { name: sku }
  properties: { reserved: true }
}
resource web 'Microsoft.Web/sites@2023-12-01' = {
  name: 'shop'
  location: resourceGroup().location
  properties: {
    serverFarmId: plan.id
    siteConfig: { linuxFxVersion: 'PYTHON|3.12', appCommandLine: startup }
  }
}

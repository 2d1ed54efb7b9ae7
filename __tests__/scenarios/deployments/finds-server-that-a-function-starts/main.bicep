resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: 'p'
  location: 'westeurope'
  sku: { name: 'B1' }
  kind: 'linux'
  properties: { reserved: true }
}
resource site 'Microsoft.Web/sites@2023-12-01' = {
  name: 'my-api'
  location: 'westeurope'
  kind: 'app,linux'
  properties: {
    serverFarmId: plan.id
    siteConfig: { linuxFxVersion: 'PYTHON|3.12', appCommandLine: 'python main.py' }
  }
}

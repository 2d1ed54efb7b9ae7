param instances int
param sku string
resource plan 'Microsoft.Web/serverfarms@2022-09-01' = {
  name: 'p'
  location: 'westeurope'
  kind: 'linux'
  sku: { name: sku, capacity: instances }
  properties: { reserved: true }
}
resource site 'Microsoft.Web/sites@2022-09-01' = {
  name: 'shop'
  location: 'westeurope'
  properties: {
    serverFarmId: plan.id
    siteConfig: { linuxFxVersion: 'PYTHON|3.12', appCommandLine: 'gunicorn -w 3 --threads 6 --timeout 120 app:app' }
  }
}

param environment string = 'dev'
var sku = environment == 'prod' ? 'P1v3' : 'B1'
resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: 'shop-plan-${environment}'
  location: resourceGroup().location
  sku: { name: sku }
  properties: { reserved: true }
}
resource site 'Microsoft.Web/sites@2023-12-01' = {
  name: 'shop-${environment}'
  location: resourceGroup().location
  properties: {
    serverFarmId: plan.id
    siteConfig: { linuxFxVersion: 'PYTHON|3.12', appCommandLine: 'gunicorn --timeout 600 --threads 4 app:app' }
  }
}

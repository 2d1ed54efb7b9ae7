param sku string = 'B1'
param location string = resourceGroup().location
resource plan 'Microsoft.Web/serverfarms@2023-12-01' = { name: 'p', location: location, kind: 'linux', sku: { name: sku }, properties: { reserved: true } }
resource site 'Microsoft.Web/sites@2023-12-01' = {
  name: 'web1'
  location: location
  properties: { serverFarmId: plan.id, siteConfig: { linuxFxVersion: 'PYTHON|3.12', appCommandLine: 'gunicorn --bind=0.0.0.0 --timeout 120 --workers 9 app:app' } }
}

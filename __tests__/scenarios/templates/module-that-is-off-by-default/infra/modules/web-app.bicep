param location string
param name string
resource plan 'Microsoft.Web/serverfarms@2024-04-01' = { name: 'p', location: location, kind: 'linux', sku: { name: 'B1' }, properties: { reserved: true } }
resource web 'Microsoft.Web/sites@2024-04-01' = {
  name: name
  location: location
  kind: 'app,linux'
  properties: { serverFarmId: plan.id, siteConfig: { linuxFxVersion: 'PYTHON|3.12', appCommandLine: 'gunicorn --bind=0.0.0.0 --workers 9 --timeout 120 app:app' } }
}

param name string
resource plan 'Microsoft.Web/serverfarms@2023-12-01' = { name: '${name}-plan', location: resourceGroup().location, sku: { name: 'B1' }, properties: { reserved: true } }
resource site 'Microsoft.Web/sites@2023-12-01' = {
  name: name
  location: resourceGroup().location
  kind: 'app,linux'
  tags: { 'azd-service-name': 'api' }
  properties: { serverFarmId: plan.id, siteConfig: { linuxFxVersion: 'PYTHON|3.12', appCommandLine: 'gunicorn --timeout 600 --workers 2 --threads 4 app:app' } }
}

param location string = resourceGroup().location
@secure()
param dbPassword string
resource plan 'Microsoft.Web/serverfarms@2024-04-01' = { name: 'p', location: location, kind: 'linux', sku: { name: 'B1' }, properties: { reserved: true } }
resource web 'Microsoft.Web/sites@2024-04-01' = {
  name: 'web1'
  location: location
  properties: { serverFarmId: plan.id, siteConfig: { linuxFxVersion: 'PYTHON|3.12', appCommandLine: 'gunicorn --bind=0.0.0.0 --workers 3 --threads 4 --timeout 120 app:app', appSettings: [ { name: 'PGPASSWORD', value: dbPassword } ] } }
}

param name string
param location string = resourceGroup().location
param sku string = 'B1'
param command string = 'gunicorn --workers 2 --threads 2 --timeout 100 app:app'
param svc string = 'web'
resource plan 'Microsoft.Web/serverfarms@2023-01-01' = {
  name: '${name}-plan'
  location: location
  sku: { name: sku }
  kind: 'linux'
  properties: { reserved: true }
}
resource webApp 'Microsoft.Web/sites@2023-01-01' = {
  name: name
  location: location
  tags: { 'azd-service-name': svc }
  properties: { serverFarmId: plan.id, siteConfig: { linuxFxVersion: 'PYTHON|3.12', appCommandLine: command } }
}
output n string = webApp.name

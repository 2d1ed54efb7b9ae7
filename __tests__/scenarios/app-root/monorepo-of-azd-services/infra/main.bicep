targetScope = 'resourceGroup'
resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: 'plan-shop'
  location: resourceGroup().location
  kind: 'linux'
  sku: { name: 'B3' }
  properties: { reserved: true }
}
module api 'site.bicep' = {
  name: 'api'
  params: { service: 'api', plan: plan.id, command: 'gunicorn --bind=0.0.0.0 --workers 3 --threads 4 main:app' }
}
module admin 'site.bicep' = {
  name: 'admin'
  params: { service: 'admin', plan: plan.id }
}

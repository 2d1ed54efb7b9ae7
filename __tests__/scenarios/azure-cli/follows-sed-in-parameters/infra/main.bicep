param env string
param sku string
param workers string
resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: 'plan-${env}'
  location: 'westeurope'
  sku: { name: sku }
  kind: 'linux'
  properties: { reserved: true }
}
resource web 'Microsoft.Web/sites@2023-12-01' = {
  name: 'shop-${env}'
  location: 'westeurope'
  properties: {
    serverFarmId: plan.id
    siteConfig: { linuxFxVersion: 'PYTHON|3.12', appCommandLine: 'gunicorn --workers ${workers} --threads 4 --timeout 60 app:app' }
  }
}
output siteName string = web.name

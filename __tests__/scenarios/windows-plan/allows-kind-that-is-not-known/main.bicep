param kind string
module p 'br/public:avm/res/web/serverfarm:0.4.1' = {
  name: 'p'
  params: { name: 'plan', kind: kind, skuName: 'B1' }
}
resource site 'Microsoft.Web/sites@2024-04-01' = {
  name: 'orders'
  location: 'westeurope'
  kind: 'app,linux'
  properties: {
    serverFarmId: p.outputs.resourceId
    siteConfig: { linuxFxVersion: 'PYTHON|3.12', appCommandLine: 'gunicorn --bind=0.0.0.0 --timeout 230 --workers 3 --threads 6 app:app' }
  }
}

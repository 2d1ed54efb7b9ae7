param namePrefix string
resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: 'p'
  location: resourceGroup().location
  sku: { name: 'B1' }
  kind: 'linux'
  properties: { reserved: true }
}
resource site 'Microsoft.Web/sites@2023-12-01' = {
  name: '${namePrefix}-app'
  location: resourceGroup().location
  kind: 'app,linux'
  properties: {
    serverFarmId: plan.id
    siteConfig: {
      linuxFxVersion: 'PYTHON|3.12'
      appCommandLine: 'gunicorn --workers 2 --threads 4 --timeout 100 app:app'
      appSettings: [ { name: 'SCM_DO_BUILD_DURING_DEPLOYMENT', value: 'true' } ]
    }
  }
}

param cloud string = 'PUBLIC'
resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: 'p'
  location: resourceGroup().location
  sku: { name: 'P1v3' }
  kind: 'linux'
  properties: { reserved: true }
}
param usePackage bool
resource site 'Microsoft.Web/sites@2023-12-01' = {
  name: 'orders'
  location: resourceGroup().location
  kind: 'app,linux'
  properties: {
    serverFarmId: plan.id
    siteConfig: {
      linuxFxVersion: 'PYTHON|3.12'
      appCommandLine: 'bash ./init.sh 8000'
      appSettings: usePackage ? [ { name: 'WEBSITE_RUN_FROM_PACKAGE', value: '1' } ] : [ { name: 'SCM_DO_BUILD_DURING_DEPLOYMENT', value: 'true' } ]
    }
  }
}

param resourcePrefix string = 'orders'
resource plan 'Microsoft.Web/serverfarms@2022-03-01' = {
  name: '${resourcePrefix}-plan'
  location: resourceGroup().location
  sku: { name: 'B1', tier: 'Basic' }
  kind: 'linux'
  properties: { reserved: true }
}
resource webApp 'Microsoft.Web/sites@2022-03-01' = {
  name: '${resourcePrefix}-app-${uniqueString(resourceGroup().id)}'
  location: resourceGroup().location
  kind: 'app,linux,python'
  properties: {
    serverFarmId: plan.id
    siteConfig: {
      linuxFxVersion: 'PYTHON|3.11'
      appCommandLine: 'chmod +x /home/site/wwwroot/infra/startup.sh && /home/site/wwwroot/infra/startup.sh'
    }
  }
}

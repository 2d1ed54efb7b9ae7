param location string = resourceGroup().location
param environmentName string
@allowed(['appservice', 'containerapps'])
param deploymentTarget string = 'appservice'
param appServiceSkuName string

resource plan 'Microsoft.Web/serverfarms@2022-03-01' = if (deploymentTarget == 'appservice') {
  name: 'plan-${environmentName}'
  location: location
  sku: { name: appServiceSkuName }
  kind: 'linux'
  properties: { reserved: true }
}
resource backend 'Microsoft.Web/sites@2022-03-01' = if (deploymentTarget == 'appservice') {
  name: 'app-backend-${environmentName}'
  location: location
  tags: { 'azd-service-name': 'backend' }
  kind: 'app,linux'
  properties: {
    serverFarmId: plan.id
    siteConfig: {
      linuxFxVersion: 'PYTHON|3.11'
      appCommandLine: 'python3 -m gunicorn main:app'
    }
  }
}
resource backendAca 'Microsoft.App/containerApps@2024-03-01' = if (deploymentTarget == 'containerapps') {
  name: 'ca-${environmentName}'
  location: location
  tags: { 'azd-service-name': 'backend' }
  properties: {}
}

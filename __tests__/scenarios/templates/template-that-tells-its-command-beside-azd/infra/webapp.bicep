// The same on App Service. Deploy: az deployment group create -g voice -f infra/webapp.bicep -p webAppName=voice
param webAppName string
param location string = resourceGroup().location
param sku string = 'B1'

resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: '${webAppName}-plan'
  location: location
  kind: 'linux'
  sku: { name: sku }
  properties: { reserved: true }
}

resource webApp 'Microsoft.Web/sites@2023-12-01' = {
  name: webAppName
  location: location
  properties: {
    serverFarmId: plan.id
    siteConfig: {
      linuxFxVersion: 'PYTHON|3.12'
      appCommandLine: 'gunicorn --bind 0.0.0.0:8000 --timeout 120 --workers 2 --threads 4 app:app'
    }
  }
}

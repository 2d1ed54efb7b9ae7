param environmentName string
resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: 'p'
  location: 'eastus'
  kind: 'linux'
  properties: { reserved: true }
  sku: { name: 'B2' }
}
resource api 'Microsoft.Web/sites@2024-04-01' = {
  name: '${environmentName}app'
  location: 'eastus'
  tags: { 'azd-service-name': 'api' }
  properties: {
    serverFarmId: plan.id
    siteConfig: {
      linuxFxVersion: 'PYTHON|3.11'
      appCommandLine: 'gunicorn --workers 5 --threads 4 app:app'
    }
  }
}

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: 'p'
  location: 'eastus'
  kind: 'linux'
  properties: { reserved: true }
  sku: { name: 'B1' }
}
resource web 'Microsoft.Web/sites@2024-04-01' = {
  name: 'web-1'
  location: 'eastus'
  properties: {
    serverFarmId: plan.id
    siteConfig: {
      linuxFxVersion: 'PYTHON|3.11'
      appCommandLine: 'gunicorn --bind=0.0.0.0 --workers=2 --threads 4 --chdir app app:app'
    }
  }
}

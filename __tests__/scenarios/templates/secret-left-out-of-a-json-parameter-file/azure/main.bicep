param location string = resourceGroup().location
@secure()
param adminPassword string
@secure()
param secretKey string
resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: 'p'
  location: location
  kind: 'linux'
  sku: { name: 'B1' }
  properties: { reserved: true }
}
resource web 'Microsoft.Web/sites@2023-12-01' = {
  name: 'web-prod'
  location: location
  kind: 'app,linux'
  properties: {
    serverFarmId: plan.id
    siteConfig: {
      linuxFxVersion: 'PYTHON|3.12'
      appCommandLine: 'gunicorn --bind=0.0.0.0 --timeout 600 app:app'
      appSettings: [
        { name: 'SECRET_KEY', value: secretKey }
        { name: 'ADMIN_PASSWORD', value: adminPassword }
      ]
    }
  }
}

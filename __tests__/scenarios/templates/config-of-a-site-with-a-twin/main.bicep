param useExisting bool = false
resource old 'Microsoft.Web/sites@2023-12-01' existing = if (useExisting) { name: 'orders' }
resource fresh 'Microsoft.Web/sites@2023-12-01' = if (!useExisting) {
  name: 'orders'
  location: 'x'
  properties: {
    serverFarmId: plan.id
    siteConfig: { linuxFxVersion: 'PYTHON|3.12' }
  }
}
resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: 'p'
  location: 'x'
  sku: { name: 'B1' }
  kind: 'linux'
  properties: { reserved: true }
}
resource web 'Microsoft.Web/sites/config@2023-12-01' = {
  name: 'orders/web'
  dependsOn: [fresh]
  properties: { appCommandLine: 'gunicorn --workers 3 --threads 4 --timeout 100 app:app' }
}

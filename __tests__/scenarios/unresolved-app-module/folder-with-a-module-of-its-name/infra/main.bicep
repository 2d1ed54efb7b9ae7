param appSettings object = {}
resource p 'Microsoft.Web/serverfarms@2024-04-01' = { name: 'p', location: 'x', sku: { name: 'B1' }, properties: { reserved: true } }
resource s 'Microsoft.Web/sites@2024-04-01' = {
  name: 's'
  location: 'x'
  tags: { 'azd-service-name': 'api' }
  properties: {
    serverFarmId: p.id
    siteConfig: {
      linuxFxVersion: 'PYTHON|3.12'
      appCommandLine: 'gunicorn --timeout 100 --threads 4 app:app'
      appSettings: [for key in objectKeys(appSettings): {
        name: key
        value: appSettings[key]
      }]
    }
  }
}

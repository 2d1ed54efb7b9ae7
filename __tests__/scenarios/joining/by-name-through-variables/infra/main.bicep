param prefix string = 'contoso'
resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: '${prefix}-plan'
  location: resourceGroup().location
  kind: 'linux'
  sku: { name: 'B2' }
  properties: { reserved: true }
}
resource sites 'Microsoft.Web/sites@2023-12-01' = [for (name, i) in ['orders', 'invoices']: {
  name: '${prefix}-${name}'
  location: resourceGroup().location
  properties: {
    serverFarmId: plan.id
    siteConfig: {
      linuxFxVersion: 'PYTHON|3.12'
      appCommandLine: 'gunicorn --bind=0.0.0.0 --workers ${i + 2} --threads 4 ${name}:app'
    }
  }
}]

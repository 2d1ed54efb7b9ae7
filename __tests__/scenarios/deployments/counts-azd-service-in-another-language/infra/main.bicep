param location string = resourceGroup().location
param stack string

resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: 'plan-bots'
  location: location
  kind: 'linux'
  sku: { name: 'P0v3' }
  properties: { reserved: true }
}

resource bot 'Microsoft.Web/sites@2023-12-01' = {
  name: 'bots-${uniqueString(resourceGroup().id)}'
  location: location
  tags: { 'azd-service-name': 'bot' }
  properties: {
    serverFarmId: plan.id
    siteConfig: {
      linuxFxVersion: stack
      appCommandLine: startsWith(stack, 'python') ? 'gunicorn --bind 0.0.0.0 app:app' : ''
    }
  }
}

param location string = resourceGroup().location

resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: 'asp-forecast'
  location: location
  kind: 'linux'
  sku: {
    name: 'B1'
  }
  properties: {
    reserved: true
  }
}

resource web 'Microsoft.Web/sites@2023-12-01' = {
  name: 'researcher-web'
  tags: { 'azd-service-name': 'web' }
  location: location
  properties: {
    serverFarmId: plan.id
    siteConfig: {
      linuxFxVersion: 'PYTHON|3.11'
      appSettings: [
        { name: 'STARTUP_COMMAND', value: 'gunicorn --bind 0.0.0.0:$PORT --workers 3 app:app' }
      ]
    }
  }
}

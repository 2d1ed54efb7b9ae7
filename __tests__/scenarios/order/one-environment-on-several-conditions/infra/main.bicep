param environmentName string
param location string = resourceGroup().location

resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: 'plan-${uniqueString(environmentName)}'
  location: location
  kind: 'linux'
  sku: {
    name: 'B2'
  }
  properties: {
    reserved: true
  }
}

resource web 'Microsoft.Web/sites@2023-12-01' = {
  name: 'app-${uniqueString(environmentName)}'
  location: location
  tags: {
    'azd-service-name': 'web'
  }
  properties: {
    serverFarmId: plan.id
    siteConfig: {
      linuxFxVersion: 'PYTHON|3.12'
      appCommandLine: 'gunicorn --workers 5 --threads 4 --timeout 60 app:app'
    }
  }
}

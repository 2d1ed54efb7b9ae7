param location string = resourceGroup().location
param siteName string = 'shop'
param sku string = 'B2'
param workers int = 5

resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: '${siteName}-plan'
  location: location
  kind: 'linux'
  sku: {
    name: sku
  }
  properties: {
    reserved: true
  }
}

resource web 'Microsoft.Web/sites@2023-12-01' = {
  name: siteName
  location: location
  properties: {
    serverFarmId: plan.id
    siteConfig: {
      linuxFxVersion: 'PYTHON|3.12'
      appCommandLine: 'gunicorn --workers ${workers} --threads 4 --timeout 60 app:app'
    }
  }
}

param startupCommand string = 'gunicorn --bind=0.0.0.0 --timeout 600 --workers 3 --threads 6 app:app'
param sku string = 'B1'
param python string = '3.12'
param location string = resourceGroup().location

resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: 'orders-plan'
  location: location
  kind: 'linux'
  sku: {
    name: sku
  }
  properties: {
    reserved: true
  }
}

resource site 'Microsoft.Web/sites@2023-12-01' = {
  name: 'orders'
  location: location
  kind: 'app,linux'
  properties: {
    serverFarmId: plan.id
    siteConfig: {
      linuxFxVersion: 'PYTHON|${python}'
      appCommandLine: startupCommand
    }
  }
}

param environment string
param location string = resourceGroup().location

var isProduction = environment == 'prod'

resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: 'asp-claims-${environment}'
  location: location
  kind: 'linux'
  sku: {
    name: isProduction ? 'P1v3' : 'B1'
  }
  properties: {
    reserved: true
  }
}

resource api 'Microsoft.Web/sites@2023-12-01' = {
  name: 'app-claims-api-${environment}'
  location: location
  kind: 'app,linux'
  properties: {
    serverFarmId: plan.id
    siteConfig: {
      linuxFxVersion: 'PYTHON|3.11'
      appCommandLine: 'gunicorn app.main:app -k uvicorn.workers.UvicornWorker --bind 0.0.0.0:8000'
    }
  }
}

resource stagingSlot 'Microsoft.Web/sites/slots@2023-12-01' = if (isProduction) {
  parent: api
  name: 'staging'
  location: location
  kind: 'app,linux'
  properties: {
    serverFarmId: plan.id
    siteConfig: {
      linuxFxVersion: 'PYTHON|3.11'
      appCommandLine: 'gunicorn app.main:app -k uvicorn.workers.UvicornWorker --bind 0.0.0.0:8000'
    }
  }
}

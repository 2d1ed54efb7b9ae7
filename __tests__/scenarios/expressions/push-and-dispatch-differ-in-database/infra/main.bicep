param location string = resourceGroup().location
@allowed(['postgres', 'cosmos'])
param database string = 'postgres'

resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: 'plan-orders'
  location: location
  kind: 'linux'
  sku: {
    name: 'P1v3'
  }
  properties: {
    reserved: true
  }
}

var databaseSettings = database == 'postgres' ? {
  POSTGRES_HOST: 'psql-orders.postgres.database.azure.com'
  POSTGRES_DATABASE: 'orders'
} : {
  COSMOS_ENDPOINT: 'https://cosmos-orders.documents.azure.com'
}

resource app 'Microsoft.Web/sites@2023-12-01' = {
  name: 'app-orders'
  location: location
  properties: {
    serverFarmId: plan.id
    siteConfig: {
      linuxFxVersion: 'PYTHON|3.12'
      appCommandLine: 'gunicorn --bind=0.0.0.0 --timeout 600 --workers 3 --threads 6 app:app'
    }
  }
}

resource settings 'Microsoft.Web/sites/config@2023-12-01' = {
  parent: app
  name: 'appsettings'
  properties: union({ SCM_DO_BUILD_DURING_DEPLOYMENT: 'true' }, databaseSettings)
}

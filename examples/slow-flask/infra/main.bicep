targetScope = 'resourceGroup'

@description('What the resources are for: it ends their names.')
param environmentName string

param location string = resourceGroup().location

@description('The size of the plan.')
param skuName string = 'B1'

@description('The carrier that is asked where a parcel is.')
param carrierUrl string = 'https://carrier.example/api'

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: 'plan-parcels-${environmentName}'
  location: location
  kind: 'linux'
  sku: {
    name: skuName
    capacity: 1
  }
  properties: {
    reserved: true
  }
}

resource site 'Microsoft.Web/sites@2024-04-01' = {
  name: 'parcels-${environmentName}'
  location: location
  kind: 'app,linux'
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    siteConfig: {
      linuxFxVersion: 'PYTHON|3.12'
      alwaysOn: true
      healthCheckPath: '/healthz'
      appSettings: [
        {
          name: 'SCM_DO_BUILD_DURING_DEPLOYMENT'
          value: 'true'
        }
        {
          name: 'CARRIER_URL'
          value: carrierUrl
        }
      ]
    }
  }
}

output url string = 'https://${site.properties.defaultHostName}'

param location string = resourceGroup().location

resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: 'plan-shop'
  location: location
  kind: 'linux'
  sku: { name: 'P1v3' }
  properties: { reserved: true }
}

var apps = [
  { name: 'shop-empty', script: 'empty.sh' }
  { name: 'shop-named', script: 'named.sh' }
  { name: 'shop-reckoned', script: 'reckoned.sh' }
]

resource sites 'Microsoft.Web/sites@2023-12-01' = [for app in apps: {
  name: app.name
  location: location
  properties: {
    serverFarmId: plan.id
    siteConfig: {
      linuxFxVersion: 'PYTHON|3.12'
      appCommandLine: 'bash ${app.script}'
    }
  }
}]

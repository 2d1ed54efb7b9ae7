param name string = 'shop'
<<<<<<< HEAD
=======
param useNetwork bool = false
>>>>>>> feature

resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: 'plan'
  location: resourceGroup().location
  sku: { name: 'B1' }
  properties: { reserved: true }
}

resource web 'Microsoft.Web/sites@2023-12-01' = {
  name: name
  location: resourceGroup().location
  kind: 'app,linux'
  properties: { serverFarmId: plan.id, siteConfig: { linuxFxVersion: 'PYTHON|3.12' } }
}

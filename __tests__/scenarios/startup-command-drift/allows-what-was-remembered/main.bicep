resource plan 'Microsoft.Web/serverfarms@2023-12-01' = { name: 'plan', location: 'x', kind: 'linux', sku: { name: 'B1' }, properties: { reserved: true } }
resource site 'Microsoft.Web/sites@2023-12-01' = {
  name: 'shop'
  location: 'x'
  properties: { serverFarmId: plan.id, siteConfig: { linuxFxVersion: 'PYTHON|3.12' } }
}

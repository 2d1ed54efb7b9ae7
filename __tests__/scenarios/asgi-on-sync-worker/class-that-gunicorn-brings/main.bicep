resource plan 'Microsoft.Web/serverfarms@2022-09-01' = { name: 'plan', location: 'x', kind: 'linux', sku: { name: 'P1v3' }, properties: { reserved: true } }
resource site 'Microsoft.Web/sites@2022-09-01' = { name: 'shop', location: 'x', kind: 'app,linux', properties: { serverFarmId: plan.id, siteConfig: { linuxFxVersion: 'PYTHON|3.12' } } }

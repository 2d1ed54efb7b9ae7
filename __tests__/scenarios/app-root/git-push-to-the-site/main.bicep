resource p 'Microsoft.Web/serverfarms@2024-04-01' = { name: 'p', location: 'x', sku: { name: 'B1' }, properties: { reserved: true } }
resource s 'Microsoft.Web/sites@2024-04-01' = { name: 'shop-123', location: 'x', properties: { serverFarmId: p.id, siteConfig: { linuxFxVersion: 'PYTHON|3.12', appCommandLine: 'gunicorn app:app' } } }

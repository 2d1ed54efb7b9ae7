param apiName string
param webName string

resource plan 'Microsoft.Web/serverfarms@2022-09-01' = { name: 'plan', location: 'x', kind: 'linux', sku: { name: 'P1v3' }, properties: { reserved: true } }
resource site 'Microsoft.Web/sites@2022-09-01' = { name: apiName, location: 'x', kind: 'app,linux', properties: { serverFarmId: plan.id, siteConfig: { linuxFxVersion: 'PYTHON|3.12', appCommandLine: 'gunicorn -w 4 app:app' } } }

resource web 'Microsoft.Web/sites@2022-09-01' = { name: 'web', location: 'x', kind: 'app,linux', properties: { serverFarmId: plan.id, siteConfig: { linuxFxVersion: 'NODE|20-lts', appCommandLine: 'pm2 serve /home/site/wwwroot' } } }

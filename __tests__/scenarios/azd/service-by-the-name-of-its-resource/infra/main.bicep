@allowed(['free', 'paid'])
param tier string = 'free'
param environmentName string
param useAdmin bool = true
resource freePlan 'Microsoft.Web/serverfarms@2023-01-01' = if (tier == 'free') { name: 'plan-free', kind: 'linux', sku: { name: 'F1' }, properties: { reserved: true } }
resource paidPlan 'Microsoft.Web/serverfarms@2023-01-01' = if (tier != 'free') { name: 'plan-paid', kind: 'linux', sku: { name: 'P1v3' }, properties: { reserved: true } }
var planId = tier == 'free' ? freePlan.id : paidPlan.id
var workers = { free: 1, paid: 4 }
resource api 'Microsoft.Web/sites@2023-01-01' = {
  name: 'api-${environmentName}'
  kind: 'app,linux'
  tags: { 'azd-service-name': 'api' }
  properties: { serverFarmId: planId, siteConfig: { linuxFxVersion: 'PYTHON|3.11', appCommandLine: 'gunicorn --workers ${workers[tier]} -k uvicorn_worker.UvicornWorker main:app' } }
}
resource admin 'Microsoft.Web/sites@2023-01-01' = if (useAdmin) {
  name: 'admin-${environmentName}'
  kind: 'app,linux'
  properties: { serverFarmId: planId, siteConfig: { linuxFxVersion: 'PYTHON|3.11', appCommandLine: 'gunicorn --workers ${string(workers[tier] + 1)} -k uvicorn_worker.UvicornWorker main:app' } }
}

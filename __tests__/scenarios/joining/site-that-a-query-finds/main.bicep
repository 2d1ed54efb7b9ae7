resource plan 'Microsoft.Web/serverfarms@2022-09-01' = {
  name: 'plan'
  sku: { name: 'B1' }
  kind: 'linux'
  properties: { reserved: true }
}
module gateway 'modules/app.bicep' = {
  name: 'gateway'
  params: {
    appName: 'app-gateway-${uniqueString(resourceGroup().id)}'
    serverFarmId: plan.id
    linuxFxVersion: 'NODE|20-lts'
  }
}
module ai 'modules/app.bicep' = {
  name: 'ai'
  params: {
    appName: 'app-ai-${uniqueString(resourceGroup().id)}'
    serverFarmId: plan.id
    linuxFxVersion: 'PYTHON|3.11'
    appCommandLine: 'python -m uvicorn main:app --host 0.0.0.0 --port 8000'
  }
}

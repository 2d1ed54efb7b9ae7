param location string = resourceGroup().location
param baseName string = 'mx'
param appServicePlanSku string = 'B1'
var siteConfig = {
  linuxFxVersion: 'PYTHON|3.12'
  ftpsState: 'Disabled'
  numberOfWorkers: 1
  minimumElasticInstanceCount: 1
}
module appServicePlan 'br/public:avm/res/web/serverfarm:0.7.0' = {
  name: 'appServicePlan'
  params: {
    name: '${baseName}-plan'
    location: location
    kind: 'linux'
    reserved: true
    skuName: appServicePlanSku
    skuCapacity: 1
  }
}
module api 'br/public:avm/res/web/site:0.22.0' = {
  name: 'api'
  params: {
    name: '${baseName}-api'
    location: location
    kind: 'app,linux'
    serverFarmResourceId: appServicePlan.outputs.resourceId
    siteConfig: union(siteConfig, { appCommandLine: 'python -m alembic upgrade head && python -m uvicorn backend.app.main:app --host 0.0.0.0 --port 8000' })
    configs: [ { name: 'appsettings', properties: { A: 'b' } } ]
  }
}
module bot 'br/public:avm/res/web/site:0.22.0' = {
  name: 'bot'
  params: {
    name: '${baseName}-bot'
    location: location
    kind: 'app,linux'
    serverFarmResourceId: appServicePlan.outputs.resourceId
    siteConfig: { ...siteConfig, appCommandLine: 'python -m aiohttp.web -H 0.0.0.0 -P 8000 bot:create_app' }
  }
}
resource plan2 'Microsoft.Web/serverfarms@2024-04-01' existing = { name: '${baseName}-plan' }
resource voice 'Microsoft.Web/sites@2023-12-01' = {
  name: '${baseName}-voice'
  location: location
  properties: {
    serverFarmId: plan2.id
    siteConfig: {
      linuxFxVersion: 'PYTHON|3.11'
      appCommandLine: 'hypercorn server:app --bind 0.0.0.0:8000 --workers 4'
    }
  }
}

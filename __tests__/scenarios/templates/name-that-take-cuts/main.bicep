param envs array = ['prod', 'dev']
module plan 'br/public:avm/res/web/serverfarm:0.7.0' = [for (e, i) in envs: {
  name: 'plan-${e}'
  params: {
    name: 'plan-${e}'
    kind: 'linux'
    reserved: true
    skuName: e == 'prod' ? 'P0v4' : 'B1'
    skuCapacity: 1
  }
}]
module web 'br/public:avm/res/web/site:0.24.0' = [for (e, i) in envs: {
  name: 'web-${e}'
  params: {
    name: take('app-shop-${e}-${uniqueString(resourceGroup().id)}', 60)
    kind: 'app,linux'
    serverFarmResourceId: plan[i].outputs.resourceId
    siteConfig: {
      linuxFxVersion: 'PYTHON|3.12'
      appCommandLine: 'gunicorn --workers 9 -k uvicorn_worker.UvicornWorker --forwarded-allow-ips "*" main:app'
      vnetRouteAllEnabled: true
    }
    configs: [
      { name: 'appsettings', properties: { WEB_CONCURRENCY: '4' } }
    ]
    slots: e == 'prod' ? [ { name: 'staging' } ] : []
  }
}]

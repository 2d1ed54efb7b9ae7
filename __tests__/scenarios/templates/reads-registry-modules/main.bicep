param suffix string

module plan 'br/public:avm/res/web/serverfarm:0.4.1' = {
  name: 'plan'
  params: {
    name: 'plan-${suffix}'
    kind: 'linux'
    skuName: 'B1'
    skuCapacity: 1
  }
}

module site 'br/public:avm/res/web/site:0.19.0' = {
  name: 'site'
  params: {
    name: 'shop-${suffix}'
    kind: 'app,linux'
    serverFarmResourceId: plan.outputs.resourceId
    siteConfig: {
      linuxFxVersion: 'PYTHON|3.12'
      appCommandLine: 'gunicorn --bind=0.0.0.0 app:app'
    }
    configs: [
      {
        name: 'appsettings'
        properties: { WEB_CONCURRENCY: '9' }
      }
    ]
  }
}

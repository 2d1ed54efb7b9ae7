import { skuFor, cmd } from 'lib.bicep'
param env 'dev' | 'prod'
param location string = resourceGroup().location
param services object[]
var base = { linuxFxVersion: 'PYTHON|3.12', alwaysOn: true }
resource plan 'Microsoft.Web/serverfarms@2022-09-01' = {
  name: 'plan-${env}'
  location: location
  sku: { name: skuFor(env) }
  kind: 'linux'
  properties: { reserved: true }
}
resource site 'Microsoft.Web/sites@2022-09-01' = [for (s, i) in services: if (s.?enabled ?? true) {
  name: 'app-${s.name}-${env}'
  location: location
  kind: 'app,linux'
  properties: {
    serverFarmId: plan.id
    siteConfig: {
      ...base
      appCommandLine: s.?command ?? cmd(s.module, 2 + i)
      appSettings: map(items(s.?settings ?? {}), x => { name: x.key, value: x.value })
    }
  }
}]

targetScope = 'resourceGroup'
@allowed(['dev', 'int', 'qa', 'pro'])
param environment string
param location string = resourceGroup().location
param prefix string = 'orders'
var profiles = {
  dev: { planSku: 'F1', planTier: 'Free', purge: false }
  int: { planSku: 'F1', planTier: 'Free', purge: false }
  qa: { planSku: 'F1', planTier: 'Free', purge: false }
  pro: { planSku: 'F1', planTier: 'Free', purge: true }
}
var profile = profiles[environment]
var suffix = take(uniqueString(subscription().subscriptionId, resourceGroup().id), 5)
var base = '${prefix}-${environment}'
resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: 'plan-${base}'
  location: location
  kind: 'linux'
  sku: { name: profile.planSku, tier: profile.planTier }
  properties: { reserved: true }
}
resource backend 'Microsoft.Web/sites@2023-12-01' = {
  name: 'app-${base}-${suffix}'
  location: location
  kind: 'app,linux'
  identity: { type: 'SystemAssigned' }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    siteConfig: {
      linuxFxVersion: 'PYTHON|3.11'
      appCommandLine: 'python -m uvicorn app.main:app --app-dir backend --host 0.0.0.0 --port 8000 --proxy-headers --forwarded-allow-ips "*"'
      alwaysOn: profile.planSku != 'F1'
      appSettings: [
        { name: 'SCM_DO_BUILD_DURING_DEPLOYMENT', value: 'true' }
        { name: 'WEBSITES_PORT', value: '8000' }
      ]
    }
  }
}

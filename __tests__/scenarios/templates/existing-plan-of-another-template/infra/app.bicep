param appName string
param location string = resourceGroup().location
param appServicePlanName string
param appInsightsName string = ''
resource appServicePlan 'Microsoft.Web/serverfarms@2023-01-01' existing = {
  name: appServicePlanName
}
resource appInsights 'Microsoft.Insights/components@2020-02-02' existing = if (appInsightsName != '') {
  name: appInsightsName
}
var appInsightsSettings = appInsightsName != '' ? [
  {
    name: 'APPLICATIONINSIGHTS_CONNECTION_STRING'
    value: appInsights.properties.ConnectionString
  }
] : []
var commonAppSettings = [
  {
    name: 'SCM_DO_BUILD_DURING_DEPLOYMENT'
    value: 'true'
  }
]
resource webApp 'Microsoft.Web/sites@2023-01-01' = {
  name: appName
  location: location
  kind: 'app,linux'
  properties: {
    serverFarmId: appServicePlan.id
    siteConfig: {
      linuxFxVersion: 'PYTHON|3.12'
      appCommandLine: 'python -m uvicorn webservice.server:app --host 0.0.0.0 --port 8000'
      appSettings: union(commonAppSettings, appInsightsSettings, [
        {
          name: 'H'
          value: '${appName}.azurewebsites.net'
        }
      ])
    }
  }
}
resource stagingSlot 'Microsoft.Web/sites/slots@2023-01-01' = {
  parent: webApp
  name: 'staging'
  location: location
  kind: 'app,linux'
  properties: {
    serverFarmId: appServicePlan.id
    siteConfig: {
      linuxFxVersion: 'PYTHON|3.12'
      appCommandLine: 'python -m uvicorn webservice.server:app --host 0.0.0.0 --port 8000'
      appSettings: union(commonAppSettings, appInsightsSettings)
    }
  }
}

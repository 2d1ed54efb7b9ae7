using 'app.bicep'
param appName = 'orders'
param appServicePlanName = 'plan-shared'

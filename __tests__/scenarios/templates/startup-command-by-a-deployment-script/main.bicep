param location string = resourceGroup().location
resource plan 'Microsoft.Web/serverfarms@2022-03-01' = {
  name: 'plan'
  location: location
  sku: { name: 'B1' }
  kind: 'linux'
  properties: { reserved: true }
}
resource web 'Microsoft.Web/sites@2022-03-01' = {
  name: 'app'
  location: location
  properties: { serverFarmId: plan.id, siteConfig: { linuxFxVersion: 'PYTHON|3.12' } }
}
resource script 'Microsoft.Resources/deploymentScripts@2020-10-01' = {
  name: 'startup'
  location: location
  kind: 'AzureCLI'
  properties: {
    azCliVersion: '2.50.0'
    retentionInterval: 'P1D'
    scriptContent: 'az webapp config set -g ${resourceGroup().name} -n ${web.name} --startup-file "gunicorn --bind=0.0.0.0 --workers 4 --threads 4 app:app"'
  }
}

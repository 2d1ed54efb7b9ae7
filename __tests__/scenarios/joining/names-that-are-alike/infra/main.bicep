param projectName string
param location string = resourceGroup().location
resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: 'asp-${projectName}'
  location: location
  kind: 'linux'
  sku: { name: 'B1' }
  properties: { reserved: true }
}
resource crm 'Microsoft.Web/sites@2023-12-01' = {
  name: 'app-${projectName}-crm'
  location: location
  properties: {
    serverFarmId: plan.id
    siteConfig: { linuxFxVersion: 'PYTHON|3.11' }
  }
}
resource knowledge 'Microsoft.Web/sites@2023-12-01' = {
  name: 'app-${projectName}-knowledge'
  location: location
  properties: {
    serverFarmId: plan.id
    siteConfig: { linuxFxVersion: 'PYTHON|3.11' }
  }
}

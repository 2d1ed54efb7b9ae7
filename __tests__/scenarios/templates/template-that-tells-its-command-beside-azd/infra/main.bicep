param location string = resourceGroup().location
resource environment 'Microsoft.App/managedEnvironments@2024-03-01' = {
  name: 'voice-env'
  location: location
  properties: {}
}

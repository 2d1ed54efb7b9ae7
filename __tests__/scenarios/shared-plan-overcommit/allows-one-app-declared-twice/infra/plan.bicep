resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: 'asp-shop'
  location: resourceGroup().location
  sku: { name: 'B1' }
  properties: { reserved: true }
}

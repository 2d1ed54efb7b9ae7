param baseName string = 'orders'
param sku string = 'B1'

module web 'modules/web.bicep' = {
  name: 'web'
  params: { name: 'app-${baseName}-${uniqueString(resourceGroup().id)}', sku: sku }
}

param addressSpace string = '10.0.0.0/16'
resource network 'Microsoft.Network/virtualNetworks@2023-11-01' = {
  name: 'shop-network'
  location: resourceGroup().location
  properties: { addressSpace: { addressPrefixes: [addressSpace] } }
}

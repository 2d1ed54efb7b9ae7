param location string = 'westeurope'
resource network 'Microsoft.Network/virtualNetworks@2023-11-01' = {
  name: 'shop-network'
  location: location
  properties: { addressSpace: { addressPrefixes: ['10.0.0.0/16'] } }
}

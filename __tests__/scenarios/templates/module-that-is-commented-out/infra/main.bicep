param location string = resourceGroup().location
//module s 'site.bicep' = { name: 's', params: { serverfarmId: 'x', namePrefix: 'p' } }
output l string = location

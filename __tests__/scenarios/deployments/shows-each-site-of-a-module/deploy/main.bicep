param location string
param apiName string
param reportName string

module api 'modules/webapp.bicep' = {
  name: 'api'
  params: { location: location, name: apiName }
}

module report 'modules/webapp.bicep' = {
  name: 'report'
  params: { location: location, name: reportName }
}

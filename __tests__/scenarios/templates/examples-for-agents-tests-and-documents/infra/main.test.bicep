// test: deploys main with sample values
module test 'main.bicep' = { name: 'test' }

using './main.bicep'
var list = loadYamlContent('services.yaml')
param env = toLower(readEnvironmentVariable('DEPLOY_ENV', 'PROD'))
param services = filter(list, s => s.name != 'ui')

using './main.bicep'
param env = 'dev'
param services = loadYamlContent('services.yaml')

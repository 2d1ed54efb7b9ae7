using 'main.bicep'
param workers = readEnvironmentVariable('W','2')

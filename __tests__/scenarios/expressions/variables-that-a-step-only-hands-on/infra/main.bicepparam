using 'main.bicep'
param workers = readEnvironmentVariable('WORKERS')
param appName = readEnvironmentVariable('APP')

targetScope = 'subscription'
param environmentName string

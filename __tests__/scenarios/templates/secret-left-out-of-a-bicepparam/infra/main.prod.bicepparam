using './main.bicep'
// Secrets are passed via CLI --parameters flags
param location = 'northeurope'

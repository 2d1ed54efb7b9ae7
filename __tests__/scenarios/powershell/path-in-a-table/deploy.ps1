$params = @{
  ResourceGroupName = 'rg'
  TemplateFile      = Join-Path $PSScriptRoot 'infra/main.bicep'
  sku               = 'P3v3'
}
New-AzResourceGroupDeployment @params

param([string]$ResourceGroup = 'rg', [string]$Sku)
$deployArgs = @('--resource-group', $ResourceGroup, '--template-file', 'infra/main.bicep')
if ($Sku) { $deployArgs += @('--parameters', "sku=$Sku") }
az deployment group create @deployArgs

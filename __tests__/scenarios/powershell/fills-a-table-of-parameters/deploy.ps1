param([switch]$Big, [string]$Workers)
$parameters = @{ name = 'shop' }
$parameters['sku'] = 'B1'
if (-not $Big) { $parameters.Add('timeout', 230) }
if ($Workers) { $parameters.workers = $Workers }
New-AzResourceGroupDeployment -ResourceGroupName rg -TemplateFile main.bicep -TemplateParameterObject $parameters

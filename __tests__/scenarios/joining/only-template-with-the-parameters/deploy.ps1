param([Parameter(Mandatory)][string]$TemplateFile, [string]$Sku = 'P1v3')
New-AzResourceGroupDeployment -ResourceGroupName rg -TemplateFile $TemplateFile -sku $Sku

param([Parameter(Mandatory)][string]$TemplateFile)
New-AzResourceGroupDeployment -ResourceGroupName shop-rg -TemplateFile $TemplateFile -location northeurope

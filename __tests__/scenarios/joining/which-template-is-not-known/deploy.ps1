param([Parameter(Mandatory)][string]$TemplateFile, [Parameter(Mandatory)][string]$ResourceGroup)
New-AzResourceGroupDeployment -ResourceGroupName $ResourceGroup -TemplateFile $TemplateFile

param([bool]$Container)
New-AzResourceGroupDeployment -ResourceGroupName rg -TemplateFile main.bicep -TemplateParameterObject @{ deployAsContainer = $Container }

param([string]$Prefix = "shop")
New-AzResourceGroupDeployment -ResourceGroupName rg -TemplateFile main.bicep -namePrefix $Prefix

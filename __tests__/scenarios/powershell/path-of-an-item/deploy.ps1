param([string]$Sku = 'P1v3')
$template = (Get-Item -Path "$PSScriptRoot/infra/main.bicep").FullName
New-AzResourceGroupDeployment -ResourceGroupName shop-rg -TemplateFile $template -sku $Sku

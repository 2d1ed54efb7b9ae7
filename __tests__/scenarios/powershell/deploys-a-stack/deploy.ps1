New-AzResourceGroupDeploymentStack -Name s -ResourceGroupName rg -TemplateFile ./infra/main.bicep -TemplateParameterObject @{ sku = 'P3v3' } -DenySettingsMode None -ActionOnUnmanage DetachAll -Force

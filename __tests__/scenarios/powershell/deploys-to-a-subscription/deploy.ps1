New-AzSubscriptionDeployment -Name x -Location westeurope -TemplateFile ./infra/main.bicep -sku P3v3

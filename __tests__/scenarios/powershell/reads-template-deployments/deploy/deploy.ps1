$parameters = @{
    appName = 'contoso-shop'
    sku     = 'B1'
}
New-AzResourceGroupDeployment -ResourceGroupName shop `
    -TemplateFile "$PSScriptRoot\main.bicep" `
    -TemplateParameterObject $parameters `
    -workers 3

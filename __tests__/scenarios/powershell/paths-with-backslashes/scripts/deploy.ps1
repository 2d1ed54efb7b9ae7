$ScriptRoot = Split-Path -Parent $MyInvocation.MyCommand.Path
$ProjectRoot = Split-Path -Parent $ScriptRoot
az deployment group create -g rg --template-file "$ProjectRoot\infra\main.bicep" --parameters sku=B2

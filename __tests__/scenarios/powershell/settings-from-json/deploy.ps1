#Requires -Version 7
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [ValidateSet('dev', 'prod')]
    [string] $Environment,
    [switch] $SkipCode
)
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $true

$config = Get-Content -Raw (Join-Path $PSScriptRoot 'config' 'settings.json') | ConvertFrom-Json
$settings = $config.environments.$Environment
if (-not $settings) { throw "no settings for $Environment" }

$names = @{
    Group = "invoices-$Environment-rg"
    Plan  = "invoices-$Environment-plan"
    App   = "invoices-$Environment-web"
}

az group create --name $names.Group --location $config.location --output none
az appservice plan create --resource-group $names.Group --name $names.Plan --sku $settings.sku --is-linux --output none
az webapp create --resource-group $names.Group --name $names.App --plan $names.Plan --runtime 'PYTHON:3.12' --output none

$appSettings = $settings.appSettings.PSObject.Properties | ForEach-Object { "$($_.Name)=$($_.Value)" }
az webapp config appsettings set --resource-group $names.Group --name $names.App --settings @appSettings --output none

$startup = @(
    'gunicorn'
    '--bind=0.0.0.0:8000'
    "--workers=$($settings.workers)"
    "--threads=$($settings.threads)"
    "--timeout=$($settings.timeout)"
    'app:app'
) -join ' '
az webapp config set --resource-group $names.Group --name $names.App --startup-file $startup --output none

if (-not $SkipCode) {
    $zip = Join-Path ([IO.Path]::GetTempPath()) 'invoices.zip'
    Compress-Archive -Path "$PSScriptRoot/app.py", "$PSScriptRoot/requirements.txt" -DestinationPath $zip -Force
    az webapp deploy --resource-group $names.Group --name $names.App --src-path $zip --type zip
}

[CmdletBinding()]
param(
    [ValidateSet('dev', 'uat', 'prod')] [string] $Environment = 'dev',
    [switch] $DryRun
)
$ErrorActionPreference = 'Stop'

function Get-Sku([string] $Environment) {
    switch ($Environment) {
        'dev'   { return 'B1' }
        'uat'   { return 'B2' }
        default { return 'P1v3' }
    }
}

function Get-WorkerCount {
    param([string] $Sku)
    $cores = @{ B1 = 1; B2 = 2; P1v3 = 2 }
    return $cores[$Sku] + 1
}

function Get-StartupCommand {
    param([int] $Workers, [int] $Timeout = 60, [string] $Module = 'main:app')
    $arguments = @('-w', $Workers, '-k', 'uvicorn_worker.UvicornWorker', '-b', '0.0.0.0:8000', '--timeout', $Timeout)
    "gunicorn $($arguments -join ' ') $Module"
}

function Invoke-Az {
    $line = 'az ' + ($args -join ' ')
    if ($DryRun) { Write-Host "[dry run] $line"; return }
    Write-Verbose $line
    & az @args
    if ($LASTEXITCODE -ne 0) { throw "failed: $line" }
}

$sku = Get-Sku -Environment $Environment
$workers = Get-WorkerCount -Sku $sku
$startup = Get-StartupCommand -Workers $workers -Timeout 90

$rg = "hub-$Environment"
Invoke-Az group create --name $rg --location westeurope
Invoke-Az appservice plan create --resource-group $rg --name hub-plan --sku $sku --is-linux
Invoke-Az webapp create --resource-group $rg --name "hub-api-$Environment" --plan hub-plan --runtime 'PYTHON:3.12'
Invoke-Az webapp config set --resource-group $rg --name "hub-api-$Environment" --startup-file $startup
Compress-Archive -Path main.py, requirements.txt -DestinationPath hub.zip -Force
Invoke-Az webapp deploy --resource-group $rg --name "hub-api-$Environment" --src-path hub.zip --type zip

param(
  [string]$Location = "westeurope",
  [string]$Stage = "dev",
  [bool]$Reuse = $false,
  [string]$Group = "shop"
)
$ErrorActionPreference = "Stop"

if (-not $Reuse) {
  $Group = "shop-$Stage"
  $Api = "api-$Stage-$(Get-Random)"
  $Report = "report-$Stage-$(Get-Random)"
  az deployment group create `
    -g $Group `
    -f ./deploy/main.bicep `
    -p location=$Location `
       apiName=$Api `
       reportName=$Report | Out-Null
}

param([switch]$DomainOnly, [switch]$SkipDeploy)
if ($DomainOnly) { $SkipDeploy = $true }
$RG      = "rg-orders-dev"
$PLAN    = "asp-orders-dev"
$APP     = "app-orders-dev"
$STARTUP = "gunicorn --bind=0.0.0.0:8000 --workers 2 --timeout 120 -k uvicorn.workers.UvicornWorker dashboard:app"
if (-not $SkipDeploy) {
    az appservice plan create --name $PLAN --resource-group $RG --sku P1V3 --is-linux -o none
    $appState = az webapp show --name $APP --resource-group $RG --query state -o tsv
    if ($appState) {
        Write-Host "exists"
    } else {
        az webapp create --name $APP --resource-group $RG --plan $PLAN --runtime "PYTHON:3.12" -o none
    }
    az webapp config set --name $APP --resource-group $RG --startup-file $STARTUP -o none
    az webapp config set --name $APP --resource-group $RG --generic-configurations "@$PSScriptRoot\health-config.json" -o none
}

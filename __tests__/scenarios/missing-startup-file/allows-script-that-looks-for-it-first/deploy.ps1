param(
    [string]$ResourceGroupName = "rg",
    [string]$AppServiceName = "orders"
)
if (-not (Test-Path "startup.sh")) {
    Write-Error "startup.sh not found: run tools/generate_startup.py first"
    exit 1
}
az webapp config set --resource-group $ResourceGroupName --name $AppServiceName --startup-file "startup.sh"
az webapp config set --resource-group $ResourceGroupName --name $AppServiceName --linux-fx-version "PYTHON|3.10"
Compress-Archive -Path * -DestinationPath deploy.zip -Force
az webapp deployment source config-zip --resource-group $ResourceGroupName --name $AppServiceName --src deploy.zip

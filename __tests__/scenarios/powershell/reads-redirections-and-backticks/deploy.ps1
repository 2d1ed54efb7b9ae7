param(
    [string]$ResourceGroup = "shop-rg",
    [string]$AppName = "contoso-shop"
)
$ErrorActionPreference = 'Stop'
$plan = "$AppName-plan"

az appservice plan create --name $plan --resource-group $ResourceGroup --sku B2 --is-linux > $null 2>&1
az webapp create --name $AppName --resource-group $ResourceGroup --plan $plan --runtime "PYTHON:3.12" | Out-Null
$output = az webapp config set `
    --resource-group $ResourceGroup `
    --name $AppName `
    --startup-file "gunicorn --bind=0.0.0.0 --workers 5 --threads 4 app:app" 2>&1
if ($LASTEXITCODE -ne 0) { Write-Error "failed: $output"; exit 1 }
Compress-Archive -Path .\app\* -DestinationPath app.zip -Force
az webapp deploy -g $ResourceGroup -n $AppName --src-path app.zip --type zip *> deploy.log

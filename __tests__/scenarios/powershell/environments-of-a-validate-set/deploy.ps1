param(
    [Parameter(Mandatory = $true)]
    [ValidateSet('dev', 'staging', 'prod')]
    [string]$Environment,
    [string]$Location = 'westeurope'
)
$ErrorActionPreference = 'Stop'
$sku = switch ($Environment) {
    'dev' { 'B1' }
    'staging' { 'S1' }
    'prod' { 'P1v3' }
}
$rg = "rg-shop-$Environment"
az group create --name $rg --location $Location
az appservice plan create --name "asp-shop-$Environment" --resource-group $rg --sku $sku --is-linux
az webapp create --name "shop-$Environment" --resource-group $rg --plan "asp-shop-$Environment" --runtime "PYTHON:3.12"
az webapp config set --name "shop-$Environment" --resource-group $rg --startup-file "gunicorn --bind=0.0.0.0 --timeout 600 --workers 4 app:app"

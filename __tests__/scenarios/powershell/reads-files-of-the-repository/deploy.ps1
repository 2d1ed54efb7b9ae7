param([ValidateSet('dev', 'prod')][string]$Stage = 'prod')
$config = Get-Content -Path "$PSScriptRoot\config.json" -Raw | ConvertFrom-Json
$settings = $config.$Stage
$command = (Get-Content startup.txt)
az appservice plan create -g orders-rg -n "$($config.prod.app)-plan" --is-linux --sku $config.prod.sku
az webapp create -g orders-rg -n $config.prod.app --plan "$($config.prod.app)-plan" --runtime PYTHON:3.12
az webapp config set -g orders-rg -n $config.prod.app --startup-file $command

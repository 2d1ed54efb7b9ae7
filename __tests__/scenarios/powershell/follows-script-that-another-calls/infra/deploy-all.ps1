$apps = @{ Name = 'shop'; Workers = 3 }
az appservice plan create -g rg -n plan --sku B1 --is-linux
& "$PSScriptRoot/deploy-app.ps1" @apps

param([string]$Name, [string]$Sku = 'B1')
az appservice plan create -g rg -n "plan-$Name" --sku $Sku --is-linux
az webapp create -g rg -p "plan-$Name" -n $Name --runtime 'PYTHON:3.12'
az webapp config set -g rg -n $Name --startup-file 'gunicorn -w 5 --threads 2 --timeout 99 app:app'
Compress-Archive -Path api/* -DestinationPath api.zip -Force
az webapp deploy -g rg -n $Name --src-path api.zip --type zip

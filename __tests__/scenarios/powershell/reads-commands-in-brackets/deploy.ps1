param([string]$Sku = "B2")
$deployError = $($deployOutput = az deployment group create --resource-group rg --template-file infra/main.bicep --parameters appServiceSku=$Sku --query properties.outputs --output json) 2>&1
$out = $deployOutput | ConvertFrom-Json
$WebAppName = $out.appServiceName.value
az webapp config set --name $WebAppName --resource-group rg --startup-file "gunicorn --bind=0.0.0.0 --timeout 600 app:app"
az webapp deploy --name $WebAppName --resource-group rg --src-path app.zip --type zip

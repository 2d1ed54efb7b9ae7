param([string]$Sku = "B3")
az deployment group create --name web --resource-group rg --template-file main.bicep --parameters sku=$Sku
$out = az deployment group show --name web --resource-group rg --query properties.outputs --output json | ConvertFrom-Json
$app = $out.frontend.value.appServiceName
az webapp config set --name $app --resource-group rg --startup-file "gunicorn --bind=0.0.0.0 --timeout 600 app:app"

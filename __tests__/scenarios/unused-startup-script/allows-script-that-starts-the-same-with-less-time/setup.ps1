$plan = "timesheet-plan"; $rg = "timesheet-rg"; $app = "timesheet-api-prod"
az appservice plan create --name $plan --resource-group $rg --sku B1 --is-linux
az webapp create --resource-group $rg --plan $plan --name $app --runtime "PYTHON:3.11"
Compress-Archive -Path * -DestinationPath app.zip
az webapp deploy -g $rg -n $app --src-path app.zip --type zip

$deployment = New-AzResourceGroupDeployment -ResourceGroupName rg -TemplateFile infra/main.bicep
$outputs = az deployment group show -g rg -n main --query properties.outputs | ConvertFrom-Json
Compress-Archive -Path api/* -DestinationPath api.zip
Compress-Archive -Path worker/* -DestinationPath worker.zip
Publish-AzWebApp -ResourceGroupName rg -Name $deployment.Outputs.apiName.Value -ArchivePath api.zip
az webapp deploy -g rg -n $outputs.workerName.value --src-path worker.zip --type zip

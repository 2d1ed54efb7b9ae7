New-AzAppServicePlan -Name sp-plan -ResourceGroupName rg -Location westeurope -Tier PremiumV3 -WorkerSize Small -Linux
New-AzWebApp -ResourceGroupName rg -Name sp-site -AppServicePlan sp-plan -Location westeurope
$config = Get-AzResource -ResourceGroupName rg -ResourceType Microsoft.Web/sites/config -ResourceName sp-site/web -ApiVersion 2023-12-01
$config.Properties.linuxFxVersion = 'PYTHON|3.12'
$config.Properties.appCommandLine = 'gunicorn --workers 4 --timeout 90 app:app'
$config | Set-AzResource -ApiVersion 2023-12-01 -Force
Compress-Archive -Path .\* -DestinationPath .\site.zip -Force
Publish-AzWebApp -ResourceGroupName rg -Name sp-site -ArchivePath .\site.zip -Force

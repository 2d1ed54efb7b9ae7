New-AzAppServicePlan -ResourceGroupName rg -Name plan -Tier Basic -WorkerSize Small -Linux -Location westeurope
try {
  $app = Get-AzWebApp -ResourceGroupName rg -Name shop -ErrorAction Stop
} catch {
  New-AzWebApp -ResourceGroupName rg -Name shop -AppServicePlan plan -Location westeurope
  $app = Get-AzWebApp -ResourceGroupName rg -Name shop
}
$app = Get-AzWebApp -ResourceGroupName rg -Name shop
$app.SiteConfig.LinuxFxVersion = 'PYTHON|3.12'
$app.SiteConfig.AppCommandLine = 'gunicorn --bind=0.0.0.0 --timeout 230 --workers 3 app:app'
$app | Set-AzWebApp

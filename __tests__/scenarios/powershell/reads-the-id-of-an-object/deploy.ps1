New-AzAppServicePlan -ResourceGroupName rg -Name plan-n -Location westeurope -Tier Basic -WorkerSize Small -Linux
$app = New-AzWebApp -ResourceGroupName rg -Name notes -AppServicePlan plan-n
Set-AzResource -ResourceId $app.Id -Properties @{ siteConfig = @{ linuxFxVersion = 'PYTHON|3.12'; appCommandLine = 'gunicorn -w 2 --threads 4 app:app' } } -Force

New-AzAppServicePlan -ResourceGroupName shop -Name shop-plan -Location westeurope -Tier B1 -Linux | Out-Null
New-AzWebApp -ResourceGroupName shop -Name contoso-shop -AppServicePlan shop-plan | Out-Null
Set-AzWebApp `
    -ResourceGroupName shop `
    -Name contoso-shop `
    -LinuxFxVersion "PYTHON|3.12" `
    -StartupFile "gunicorn --bind=0.0.0.0 --workers 3 app:app" | Out-Null
Set-AzWebApp -ResourceGroup shop -Name contoso-shop -AppSettings @{ WEB_CONCURRENCY = '3' } -ErrorAction Stop

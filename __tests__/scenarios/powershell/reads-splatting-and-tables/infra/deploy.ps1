$common = @{
    ResourceGroupName = 'shop-rg'
    Name              = 'contoso-shop'
}
$plan = @{
    ResourceGroupName = 'shop-rg'
    Name              = 'contoso-plan'
    Location          = 'westeurope'
    Tier              = 'PremiumV3'
    WorkerSize        = 'Small'
    NumberofWorkers   = 2
    Linux             = $true
}
New-AzAppServicePlan @plan
New-AzWebApp @common -Location 'westeurope' -AppServicePlan 'contoso-plan'
$config = @{
    linuxFxVersion = 'PYTHON|3.12'
    appCommandLine = 'gunicorn --bind=0.0.0.0 --workers 5 --threads 4 app:app'
}
Set-AzResource -ResourceGroupName 'shop-rg' -ResourceType 'Microsoft.Web/sites/config' -ResourceName 'contoso-shop/web' -ApiVersion 2023-12-01 -PropertyObject $config -Force
Set-AzWebApp @common -AppSettings @{ WEB_CONCURRENCY = '3'; PYTHONUNBUFFERED = '1' }

az appservice plan create -g rg -n plan --sku P1v3 --is-linux
az webapp create -g rg -n ticket -p plan --runtime "PYTHON:3.12"
az webapp deployment slot create -g rg -n ticket --slot staging
$site = Get-AzWebApp -ResourceGroupName rg -Name ticket
Set-AzResource -ResourceId "$($site.Id)/slots/staging/config/web" -Properties @{ appCommandLine = "gunicorn --timeout 90 --workers 3 app:app" } -Force

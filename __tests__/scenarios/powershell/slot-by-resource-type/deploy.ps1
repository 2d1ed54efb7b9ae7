az appservice plan create -g rg -n plan --sku P1v3 --is-linux
az webapp create -g rg -n ticket -p plan --runtime "PYTHON:3.12"
az webapp deployment slot create -g rg -n ticket --slot staging
Set-AzResource -ResourceGroupName rg -ResourceType 'Microsoft.Web/sites/slots/config' -ResourceName 'ticket/staging/web' -Properties @{ appCommandLine = "gunicorn --timeout 90 --workers 3 app:app" } -Force

az appservice plan create -g rg -n plan --sku P1v3 --is-linux
az webapp create -g rg -n forms -p plan --runtime "PYTHON:3.12"
$settings = @{}
Get-Content prod.env | ForEach-Object { $k, $v = $_ -split '=', 2; $settings[$k] = $v }
Set-AzWebApp -ResourceGroupName rg -Name forms -AppSettings $settings
az webapp config set -g rg -n forms --startup-file "gunicorn --bind=0.0.0.0 --timeout 90 app:app"

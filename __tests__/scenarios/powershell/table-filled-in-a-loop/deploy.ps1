az appservice plan create -g rg -n plan --sku P1v3 --is-linux
az webapp create -g rg -n forms -p plan --runtime "PYTHON:3.12"
$settings = @{}
foreach ($n in 'WEB_CONCURRENCY', 'OTHER') { $settings[$n] = '3' }
Set-AzWebApp -ResourceGroupName rg -Name forms -AppSettings $settings
az webapp config set -g rg -n forms --startup-file "gunicorn --bind=0.0.0.0 --timeout 90 app:app"

param([string]$Key = "")
az appservice plan create -g rg -n plan --sku B1 --is-linux
az webapp create -g rg -p plan -n shop --runtime "PYTHON:3.12"
az webapp config set -g rg -n shop --startup-file "gunicorn --bind=0.0.0.0 --timeout 600 app:app"
$settings = @("A=1")
if ($Key) { $settings += "KEY=$Key" }
az webapp config appsettings set -g rg -n shop --settings $settings
az webapp up -g rg -n shop --runtime "PYTHON:3.12"

$e = az a; $f = az b
$settings = @("WEB_CONCURRENCY=3")
if ($e) { $settings += "B=1" } elseif ($f) { $settings += "C=1" }
az appservice plan create -g rg -n plan --sku B1 --is-linux
az webapp create -g rg -p plan -n nat --runtime "PYTHON:3.12" --startup-file "gunicorn -t 120 app:app"
az webapp config appsettings set -g rg -n nat --settings @settings --output none
az webapp up -g rg -n nat --runtime PYTHON:3.12

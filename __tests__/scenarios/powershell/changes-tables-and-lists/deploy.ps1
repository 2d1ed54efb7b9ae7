az appservice plan create -g rg-shop -n plan-shop --is-linux --sku P1V3
az webapp create -g rg-shop -p plan-shop -n shop --runtime "PYTHON:3.12"

$settings = @{ WEB_CONCURRENCY = 4; SCM_DO_BUILD_DURING_DEPLOYMENT = 'true' }
$settings.Remove('WEB_CONCURRENCY')
$pairs = [System.Collections.Generic.List[string]]::new()
foreach ($name in $settings.Keys) { $pairs.Add("$name=$($settings[$name])") }
az webapp config appsettings set -g rg-shop -n shop --settings @pairs

$words = New-Object System.Collections.ArrayList
[void]$words.AddRange([string[]]@('webapp', 'config', 'set', '-g', 'rg-shop', '-n', 'shop'))
[void]$words.Add('--startup-file')
[void]$words.Add('gunicorn --bind=0.0.0.0 --threads 6 app:app')
& az @words

$rg='rg1'; $name='wc-app'
az appservice plan create -g $rg -n p1 --sku P1V3 --is-linux
az webapp create -g $rg -n $name -p p1 --runtime 'PYTHON|3.12'
$settings = @{
    'WEB_CONCURRENCY' = '4'
    'SCM_DO_BUILD_DURING_DEPLOYMENT' = 'true'
    'FLASK_ENV' = 'production'
}
$list = @()
foreach ($key in $settings.Keys) { $list += "$key=$($settings[$key])" }
az webapp config appsettings set -g $rg -n $name --settings @list | Out-Null
Compress-Archive -Path app.py,requirements.txt -DestinationPath a.zip -Force
az webapp deployment source config-zip -g $rg -n $name --src a.zip

$site = 'shop'
$settings = @{
    SCM_DO_BUILD_DURING_DEPLOYMENT = 'true'
    WEB_CONCURRENCY                = '3'
}
az webapp create -n $site -g rg --plan p --runtime 'PYTHON:3.12' --startup-file 'gunicorn --timeout 120 app:app'
az webapp config appsettings set -n $site -g rg --settings ($settings.GetEnumerator() | ForEach-Object { "$($_.Key)=$($_.Value)" })
$more = @('GUNICORN_CMD_ARGS=--threads 4') | ForEach-Object { "$_" }
az webapp config appsettings set -n $site -g rg --settings $more
$third = @{ A = 'b' }
foreach ($pair in $third.GetEnumerator()) {
    az webapp config appsettings set -n $site -g rg --settings "$($pair.Name)=$($pair.Value)"
}
$names = $settings.Keys | ForEach-Object { "$_=$($settings[$_])" }
az webapp config appsettings set -n $site -g rg --settings @names

param(
    [Parameter(Mandatory)] [string] $SubscriptionId,
    [string] $Site = 'invoice-scanner',
    [string] $Group = 'rg-invoice'
)
$api = '2023-12-01'
$base = "https://management.azure.com/subscriptions/$SubscriptionId/resourceGroups/$Group/providers/Microsoft.Web/sites/$Site"

az appservice plan create -n "$Site-plan" -g $Group --sku S2 --is-linux
az webapp create -n $Site -g $Group -p "$Site-plan" --runtime 'PYTHON|3.12'

$web = @{
    properties = @{
        appCommandLine = 'gunicorn --config gunicorn.conf.py app:app'
        minTlsVersion  = '1.2'
    }
} | ConvertTo-Json -Depth 5 -Compress
$file = New-TemporaryFile
Set-Content -Path $file -Value $web
az rest --method PATCH --url "$base/config/web?api-version=$api" --body "@$file"

$pairs = @{ SCM_DO_BUILD_DURING_DEPLOYMENT = 'true'; WEB_CONCURRENCY = '3' }.GetEnumerator() | ForEach-Object { "$($_.Key)=$($_.Value)" }
az webapp config appsettings set -n $Site -g $Group --settings $pairs

git archive --format zip --output "$PSScriptRoot/site.zip" HEAD
az webapp deployment source config-zip -n $Site -g $Group --src "$PSScriptRoot/site.zip"

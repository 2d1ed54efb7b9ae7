$ErrorActionPreference = 'Stop'
$config = Get-Content -Raw (Join-Path $PSScriptRoot 'infra.json') | ConvertFrom-Json
$common = @('--resource-group', $config.resourceGroup, '--output', 'none')

az appservice plan create --name $config.plan.name --sku $config.plan.sku --is-linux @common

foreach ($app in $config.apps) {
    $create = @('webapp', 'create', '--name', $app.name, '--plan', $config.plan.name, '--runtime', $app.runtime) + $common
    & az @create
    az webapp config set --name $app.name --startup-file $app.startup @common
    $source = Join-Path $PSScriptRoot $app.path
    $archive = Join-Path $env:TEMP "$($app.name).zip"
    Compress-Archive -Path "$source/*" -DestinationPath $archive -Force
    az webapp deploy --name $app.name --src-path $archive --type zip @common
}

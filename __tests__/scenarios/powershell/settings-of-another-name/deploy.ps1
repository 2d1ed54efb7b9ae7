$outputs = az deployment group show -g shop-rg -n shop --query properties.outputs | ConvertFrom-Json
$staging = "$env:TEMP\shop-$(Get-Date -Format 'yyyyMMdd')"
New-Item -Path $staging -ItemType Directory -Force | Out-Null
foreach ($file in (Get-ChildItem -Recurse -File)) {
    Copy-Item $file.FullName -Destination (Join-Path $staging $file.Name)
}
Compress-Archive -Path "$staging\*" -DestinationPath "$staging.zip" -Force
az webapp config set -g shop-rg -n $outputs.web.value --startup-file "gunicorn --bind=0.0.0.0 --timeout 600 app:app"
az webapp deploy -g shop-rg -n $outputs.web.value --src-path "$staging.zip" --type zip
az webapp config appsettings delete -g shop-rg -n $outputs.name.value --setting-names OLD_KEY

$TempDir = Join-Path $env:TEMP "shop-deploy-$(Get-Random)"
New-Item -ItemType Directory -Path $TempDir | Out-Null
Copy-Item (Join-Path $PSScriptRoot "api/*") $TempDir -Recurse
Compress-Archive -Path "$TempDir\*" -DestinationPath "$TempDir.zip" -Force
az webapp config set -g rg-shop -n shop-api --startup-file "gunicorn -w 3 --threads 4 main:app"
az webapp deploy -g rg-shop -n shop-api --src-path "$TempDir.zip" --type zip

param([string]$AppName = 'my-site')
$bicepFile = Join-Path $PSScriptRoot '..' | Join-Path -ChildPath 'infra' | Join-Path -ChildPath 'main.bicep'
az deployment group create -g rg --template-file $bicepFile --parameters appName=$AppName location=westeurope
az webapp config set -g rg -n $AppName --startup-file 'gunicorn --bind=0.0.0.0:8000 --workers 2 --timeout 120 app:app'
$repoRoot = (Join-Path $PSScriptRoot '..' | Resolve-Path).Path
$zipPath = Join-Path $repoRoot 'app.zip'
Push-Location $repoRoot
Compress-Archive -Path app.py, requirements.txt -DestinationPath $zipPath -Force
Pop-Location
az webapp deploy -g rg -n $AppName --type zip --src-path $zipPath

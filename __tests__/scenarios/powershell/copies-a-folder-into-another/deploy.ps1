param([string]$ResourceGroup = 'rg-notes', [string]$AppName = 'notes-api')
$staging = 'artifacts/staging'
New-Item -ItemType Directory -Path $staging -Force | Out-Null
Copy-Item -Path 'backend/app' -Destination $staging -Recurse -Force
Copy-Item -Path 'backend/requirements.txt' -Destination $staging -Force
Compress-Archive -Path "$staging/*" -DestinationPath 'artifacts/backend.zip' -Force
az webapp config set --resource-group $ResourceGroup --name $AppName --startup-file 'gunicorn -w 2 -k uvicorn_worker.UvicornWorker app.main:app'
az webapp deploy --resource-group $ResourceGroup --name $AppName --src-path 'artifacts/backend.zip' --type zip

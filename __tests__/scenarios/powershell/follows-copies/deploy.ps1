$app = 'contoso-shop'
$stage = ".\stage"
if (Test-Path $stage) { Remove-Item $stage -Recurse -Force }
New-Item -ItemType Directory -Path $stage | Out-Null
Copy-Item -Path "backend\*" -Destination $stage -Recurse
Copy-Item startup.sh -Destination $stage
"[config]" | Out-File -FilePath "$stage\.deployment"
Compress-Archive -Path "$stage\*" -DestinationPath ".\deploy.zip" -Force
az webapp create -g shop -n $app -p plan --runtime 'PYTHON:3.12' --startup-file startup.sh
az webapp deploy -g shop -n $app --src-path .\deploy.zip --type zip

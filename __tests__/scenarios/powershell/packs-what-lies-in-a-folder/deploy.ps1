$staging = Join-Path $PSScriptRoot 'staging'
if (Test-Path $staging) { Remove-Item $staging -Recurse -Force }
New-Item -ItemType Directory -Path $staging | Out-Null
Get-ChildItem $PSScriptRoot -Exclude 'staging','.venv','.git','tests' | ForEach-Object {
  Copy-Item $_.FullName -Destination $staging -Recurse
}
$zip = "$PSScriptRoot\deploy.zip"
Compress-Archive -Path "$staging\*" -DestinationPath $zip -Force
az appservice plan create -g rg -n p --sku B1 --is-linux
az webapp create -g rg -n stag -p p --runtime 'PYTHON:3.12' --startup-file 'startup.sh'
az webapp deploy -g rg -n stag --src-path $zip --type zip

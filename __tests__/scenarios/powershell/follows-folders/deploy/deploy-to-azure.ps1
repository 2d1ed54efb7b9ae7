$root = Split-Path -Parent $PSScriptRoot
cd "$PSScriptRoot\..\backend"
az webapp up --name contoso-api --resource-group shop --runtime "PYTHON:3.11" --sku B1
az webapp config set --name contoso-api --resource-group shop --startup-file "gunicorn -w 2 -k uvicorn.workers.UvicornWorker main:app --bind 0.0.0.0:8000"
Push-Location (Join-Path $root 'admin')
try {
    az webapp up --name contoso-admin --resource-group shop --runtime "PYTHON:3.11" --sku B1
} finally {
    Pop-Location
}
Compress-Archive -Path "$root\worker\*" -DestinationPath "$root\worker.zip"
Set-Location -Path $root
az webapp deploy --name contoso-worker --resource-group shop --src-path worker.zip --type zip
az webapp config set --name contoso-worker --resource-group shop --startup-file "gunicorn --bind=0.0.0.0 --threads 4 worker:app"

$cmd = 'python -m uvicorn app:app --host 0.0.0.0 --port 8000 --workers 2'
$webApp = Get-AzWebApp -ResourceGroupName rg -Name site
$webApp.SiteConfig.AppCommandLine = $cmd
Set-AzWebApp -WebApp $webApp
$items = Get-ChildItem -Path (Join-Path $PSScriptRoot 'src') -Exclude '*.zip', '.env'
$rootReq = Join-Path $PSScriptRoot 'requirements.txt'
if (Test-Path $rootReq) { $items = @($items) + $rootReq }
Compress-Archive -Path $items -DestinationPath deploy.zip -Force
Publish-AzWebApp -ResourceGroupName rg -Name site -ArchivePath deploy.zip -Force

param([Parameter(Mandatory)][string]$Target)
function Get-App([string]$e) {
    if ($e -eq 'production') { return 'sw-prod' }
    if ($e -match '^stag') { return 'sw-stag' }
    throw "unknown $e"
}
$app = Get-App $Target
az webapp config set -g rg -n $app --startup-file "gunicorn -w 2 --timeout 31 app:app"
Compress-Archive app.py, requirements.txt s.zip -Force
az webapp deploy -g rg -n $app --src-path s.zip --type zip

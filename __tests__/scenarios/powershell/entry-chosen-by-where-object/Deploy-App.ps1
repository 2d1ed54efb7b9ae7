param(
    [ValidateSet('Development', 'Staging', 'Production')]
    [string]$Environment = 'Development'
)

$environments = @(
    [pscustomobject]@{ Name = 'Development'; Short = 'dev'; Sku = 'B1';   Workers = 2 }
    [pscustomobject]@{ Name = 'Staging';     Short = 'stg'; Sku = 'S1';   Workers = 2 }
    [pscustomobject]@{ Name = 'Production';  Short = 'prd'; Sku = 'P1v3'; Workers = 5 }
)
$target = $environments | Where-Object { $_.Name -eq $Environment } | Select-Object -First 1

$rg   = 'crm-{0}' -f $target.Short
$plan = 'crm-{0}-plan' -f $target.Short
$app  = 'crm-{0}-app' -f $target.Short

$exists = az webapp list --resource-group $rg --query "[?name=='$app'] | length(@)" --output tsv
if ([int]$exists -eq 0) {
    az appservice plan create -g $rg -n $plan --sku $target.Sku --is-linux
    az webapp create -g $rg -n $app -p $plan --runtime 'PYTHON:3.11'
}

$startup = "gunicorn --bind=0.0.0.0:8000 --workers {0} --threads {1} --timeout {2} app:app" -f $target.Workers, 4, 100
az webapp config set -g $rg -n $app --startup-file $startup
Push-Location $PSScriptRoot
try {
    Compress-Archive -Path app.py, requirements.txt -DestinationPath app.zip -Force
    az webapp deploy -g $rg -n $app --src-path app.zip --type zip
}
finally {
    Remove-Item app.zip -ErrorAction SilentlyContinue
    Pop-Location
}

$rg='rg';$n='lec'
az appservice plan show -g $rg -n p *> $null
if ($LASTEXITCODE -ne 0) {
  Write-Host 'creating plan'
  az appservice plan create -g $rg -n p --sku B1 --is-linux | Out-Null
}
az webapp show -g $rg -n $n 2>&1 | Out-Null
if (-not $?) {
  az webapp create -g $rg -n $n -p p --runtime 'PYTHON:3.12' | Out-Null
}
az webapp config set -g $rg -n $n --startup-file 'gunicorn -w 3 --threads 2 --timeout 600 app:app' | Out-Null

param(
  [Parameter(Mandatory)] [string]$App,
  [ValidateRange(1, 20)] [int]$Workers = 1, # of gunicorn
  [string]$Environment = 'dev',
  [switch]$Prod
)
$sku = if ($Prod) { 'P1v3' } else { 'B1' }
az appservice plan create -g rg -n plan --sku $sku --is-linux
az webapp create -g rg -n $App -p plan --runtime "PYTHON:3.12"
if ($Environment -eq 'prod') {
  az webapp config set -g rg -n $App --startup-file "gunicorn --bind=0.0.0.0 --timeout 230 --threads 1 --workers $Workers app:app"
} else {
  az webapp config set -g rg -n $App --startup-file "gunicorn --bind=0.0.0.0 --reload app:app"
}

$app = 'joined'
$parts = @(
  'gunicorn'
  '--bind=0.0.0.0'
  '--workers', '2'
  '--threads', '4'
  '--timeout', '600'
  'app:app'
)
$startup = $parts -join ' '
az appservice plan create -g rg -n "$app-plan" --sku B1 --is-linux
az webapp create -g rg -n $app --plan "$app-plan" --runtime ('PYTHON:{0}' -f '3.12') --startup-file $startup
az webapp up -n $app -g rg --sku B1


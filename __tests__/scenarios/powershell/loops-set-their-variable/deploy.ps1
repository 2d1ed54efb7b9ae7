$app = 'main-app'
$rg = 'rg'
Write-Host "Base $app"
az appservice plan create -g $rg -n plan --sku B1 --is-linux
foreach ($app in @('shop-a','shop-b')) {
  az webapp create -g $rg -p plan -n $app --runtime 'PYTHON:3.12' --startup-file 'gunicorn -w 3 --threads 2 --timeout 600 app:app'
}

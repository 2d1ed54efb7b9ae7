az appservice plan create -g rg -n plan --sku B1 --is-linux
az webapp create -g rg -p plan -n gen-app --runtime 'PYTHON:3.12'
$json = @'
{
  "appCommandLine": "gunicorn -w 3 --threads 2 --timeout 600 app:app",
  "alwaysOn": true
}
'@
$json | Out-File cfg.json -Encoding utf8
az webapp config set -g rg -n gen-app --generic-configurations '@cfg.json'
az webapp up -g rg -n gen-app --sku B1

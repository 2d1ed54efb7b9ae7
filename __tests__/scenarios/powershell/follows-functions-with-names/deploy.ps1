az appservice plan create --name p -g rg --is-linux --sku B2
az webapp create --name a -g rg --plan p --runtime PYTHON:3.11
function Set-Startup { param([string]$App, [string]$Command)
  az webapp config set -n $App -g rg --startup-file $Command
}
Set-Startup -App a -Command 'gunicorn -w 5 --threads 4 --timeout 120 -b 0.0.0.0:8000 app:app'

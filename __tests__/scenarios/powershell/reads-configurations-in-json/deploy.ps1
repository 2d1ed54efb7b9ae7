az appservice plan create --name p -g rg --is-linux --sku B2
az webapp create --name a -g rg --plan p --runtime PYTHON:3.11
$cfg = @{ appCommandLine = "gunicorn -w 5 --threads 4 -b 0.0.0.0:8000 --timeout 120 app:app" } | ConvertTo-Json -Compress
az webapp config set -n a -g rg --generic-configurations $cfg

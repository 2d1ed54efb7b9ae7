$cfg = Get-Content -Raw config.json | ConvertFrom-Json
az webapp create -g rg -n "$($cfg.app)" -p p --runtime 'PYTHON:3.12' --startup-file 'gunicorn -w 3 --timeout 600 app:app'
az webapp up -g rg -n "$($cfg.app)" --sku B1

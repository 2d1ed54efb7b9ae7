trap { Write-Error $_; exit 1 }
az webapp create -g rg -n orders --plan p --runtime PYTHON:3.11
az webapp config set -g rg -n orders --startup-file "gunicorn -w 2 -k uvicorn.workers.UvicornWorker main:app"

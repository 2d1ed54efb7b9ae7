zip -r app.zip .
az webapp config set -g rg -n orders --linux-fx-version "PYTHON|3.11" --startup-file "gunicorn -k uvicorn.workers.UvicornWorker main:app --workers 2"
az webapp deployment source config-zip -g rg -n orders --src app.zip

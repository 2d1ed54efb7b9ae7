(cd backend && zip -r ../backend.zip .)
az webapp config set -g rg -n orders --startup-file "gunicorn main:app"
az webapp deploy -g rg -n orders --src-path backend.zip

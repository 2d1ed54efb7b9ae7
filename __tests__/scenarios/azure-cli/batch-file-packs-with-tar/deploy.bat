@echo off
az webapp config set -g rg -n site --startup-file "gunicorn -w 3 --threads 4 --timeout 99 app:app"
cd src
tar -a -c -f ..\app.zip *
cd ..
az webapp deploy -g rg -n site --src-path app.zip --type zip

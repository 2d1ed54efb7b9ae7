set -e
zip -qr app.zip app requirements.txt
az webapp deployment source config-zip -g shop-rg -n shop --src app.zip
az webapp config set -g shop-rg -n shop --startup-file "gunicorn --bind=0.0.0.0 --timeout 600 --workers 3 --threads 6 app.main:app"

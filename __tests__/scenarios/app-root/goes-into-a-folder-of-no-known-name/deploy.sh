az webapp config set -g rg -n app-zela-prod --startup-file "cd /tmp/8ddfae* && . antenv/bin/activate && cd Zela && gunicorn --workers 3 --threads 4 --bind 0.0.0.0:8000 Zela.wsgi:application"
zip -r app.zip .
az webapp deploy -g rg -n app-zela-prod --src-path app.zip --type zip

az webapp up
az webapp config set --startup-file "gunicorn --bind=0.0.0.0 --timeout 600 --workers 3 --threads 4 app:app"

gunicorn --bind=0.0.0.0 --timeout 90 --workers __WORKERS__ --threads 4 app:app

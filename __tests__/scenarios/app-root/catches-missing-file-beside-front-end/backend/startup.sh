gunicorn --bind=0.0.0.0 --workers 3 --threads 6 app:app

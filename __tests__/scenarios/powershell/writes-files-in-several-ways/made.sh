gunicorn --bind=0.0.0.0 -w 1 app:app

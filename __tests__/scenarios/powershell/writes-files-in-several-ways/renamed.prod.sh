gunicorn --bind=0.0.0.0 -w 9 app:app

gunicorn -w 3 --threads 4 --timeout 120 app:app

gunicorn -w 4 --timeout 77 app:app

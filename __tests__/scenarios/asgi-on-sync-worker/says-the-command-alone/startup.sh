python -m gunicorn app:app

gunicorn --worker-class sync --bind=0.0.0.0:8000 app:app

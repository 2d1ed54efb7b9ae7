gunicorn --bind=0.0.0.0 --timeout 600 --workers 3 --threads 6 --access-logfile \'-\' --error-logfile \'-\' app:app

exec gunicorn -w "$PYTHON_GUNICORN_CUSTOM_WORKER_NUM" --threads 4 --timeout 120 app:app # unless PYTHON_ENABLE_GUNICORN_MULTIWORKERS

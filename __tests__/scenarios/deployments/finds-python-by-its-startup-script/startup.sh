gunicorn --chdir backend -w 2 --timeout 99 app:app

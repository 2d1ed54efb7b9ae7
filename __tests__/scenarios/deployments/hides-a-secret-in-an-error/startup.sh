gunicorn --bind=0.0.0.0 --bogus=$FOO app:app

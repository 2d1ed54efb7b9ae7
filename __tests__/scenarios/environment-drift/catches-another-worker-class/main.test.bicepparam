using './main.bicep'

param startupCommand = 'gunicorn --bind=0.0.0.0 --timeout 600 --worker-class gevent --workers 3 app:app'

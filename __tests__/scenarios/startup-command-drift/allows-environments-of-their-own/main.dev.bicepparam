using './main.bicep'

param startupCommand = 'gunicorn --bind=0.0.0.0 --timeout 600 --workers 2 --threads 9 app:app'

using './main.bicep'

param sku = 'P1v3'
param startupCommand = 'gunicorn --bind=0.0.0.0 --timeout 600 --workers 5 --threads 6 app:app'

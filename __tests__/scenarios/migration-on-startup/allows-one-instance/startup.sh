python manage.py migrate --noinput
gunicorn --bind=0.0.0.0 --timeout 600 --workers 3 --threads 2 shop.wsgi

#!/bin/bash
python manage.py migrate
gunicorn --bind=0.0.0.0:8000 --timeout 600 --workers 2 pscweb2.wsgi

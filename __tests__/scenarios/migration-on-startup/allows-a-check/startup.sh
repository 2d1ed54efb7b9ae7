#!/bin/bash
python manage.py migrate --check || exit 1
gunicorn --bind=0.0.0.0 --timeout 230 --workers 3 --threads 6 app:app

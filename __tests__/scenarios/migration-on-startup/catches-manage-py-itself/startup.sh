#!/bin/bash
./manage.py migrate
gunicorn --bind=0.0.0.0 --timeout 230 --workers 3 --threads 6 app:app

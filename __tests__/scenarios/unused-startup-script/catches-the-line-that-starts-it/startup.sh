#!/bin/bash
pip install -r requirements.txt gunicorn flask
echo "Starting gunicorn with 4 workers"
gunicorn --bind=0.0.0.0 --workers 4 app:app

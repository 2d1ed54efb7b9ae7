#!/bin/bash
# pip install -r requirements.txt
echo "apt-get install curl"
gunicorn --bind=0.0.0.0 --timeout 600 --workers 3 --threads 6 app:app

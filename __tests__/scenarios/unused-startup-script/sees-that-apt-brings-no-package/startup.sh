#!/bin/bash
apt-get update
apt-get install -y unixodbc-dev
gunicorn --bind=0.0.0.0:8000 --timeout 600 --worker-class gevent --workers 1 app:app

#!/bin/bash
apt-get update
ACCEPT_EULA=Y apt-get install -y msodbcsql18 unixodbc-dev
python -m pip install pyodbc
gunicorn --bind=0.0.0.0 --timeout 600 --workers 3 --threads 6 app:app

#!/bin/bash
set -e
rm -rf antenv
python -m venv antenv
source antenv/bin/activate
pip install -r requirements.txt
exec gunicorn --bind=0.0.0.0:8000 --workers 3 app:app

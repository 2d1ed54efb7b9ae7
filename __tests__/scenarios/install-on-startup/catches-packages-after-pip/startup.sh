#!/bin/bash
set -e
python3 -m pip install --upgrade pip
python3 -m pip install -e .
gunicorn --bind=0.0.0.0 --timeout 600 --workers 3 --threads 6 app:app

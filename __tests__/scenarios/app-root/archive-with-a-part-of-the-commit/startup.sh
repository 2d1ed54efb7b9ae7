#!/bin/sh
gunicorn --bind=0.0.0.0 --timeout 600 --workers 3 --threads 6 app:app

#!/bin/bash
# gunicorn app:app
gunicorn --bind=0.0.0.0 --workers 3 --threads 6 --timeout 600 app:app

#!/bin/bash
gunicorn --bind=0.0.0.0 --workers 3 --threads 4 --timeout 120 app:app &
celery -A tasks worker

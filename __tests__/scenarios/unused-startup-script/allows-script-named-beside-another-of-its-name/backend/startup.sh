#!/bin/bash
cd app
exec gunicorn --bind=0.0.0.0 --timeout 230 --workers 2 --threads 4 app:app

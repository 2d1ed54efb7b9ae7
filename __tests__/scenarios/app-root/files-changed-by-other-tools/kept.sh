#!/bin/sh
gunicorn --bind=0.0.0.0 --timeout 600 -w 1 --threads 4 app:app

#!/bin/sh
gunicorn --bind=0.0.0.0 --timeout 120 --workers 2 app:app

#!/bin/bash
pip install -r requirements.txt
gunicorn --bind 0.0.0.0:${PORT:-8000} --workers 1 app:app

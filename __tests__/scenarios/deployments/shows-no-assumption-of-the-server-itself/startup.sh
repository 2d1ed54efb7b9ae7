#!/bin/bash
set -e
flask db upgrade
python3 -m gunicorn --workers 3 --threads 6 --timeout 600 "app:make()"

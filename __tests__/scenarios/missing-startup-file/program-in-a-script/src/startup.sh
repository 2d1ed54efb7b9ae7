#!/bin/bash
set -e
python boot.py
exec gunicorn -w 3 --threads 4 app:app

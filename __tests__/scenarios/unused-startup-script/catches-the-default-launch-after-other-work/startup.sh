#!/bin/bash
python init.py
gunicorn --bind 0.0.0.0:8000 app:app

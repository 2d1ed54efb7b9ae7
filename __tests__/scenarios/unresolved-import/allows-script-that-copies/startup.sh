#!/bin/bash
cp backend/models.py .
gunicorn --bind=0.0.0.0 --timeout 230 --workers 3 --threads 6 backend.main:app

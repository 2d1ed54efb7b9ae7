#!/bin/bash
gunicorn --workers 3 --threads 4 --timeout 300 app:app

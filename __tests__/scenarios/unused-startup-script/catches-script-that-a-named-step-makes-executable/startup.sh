#!/bin/bash
gunicorn --workers 3 --threads 2 --timeout 600 app:app

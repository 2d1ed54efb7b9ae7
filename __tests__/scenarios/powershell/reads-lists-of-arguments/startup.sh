#!/bin/bash
gunicorn -w 3 --threads 4 -b 0.0.0.0:8000 --timeout 600 app:app

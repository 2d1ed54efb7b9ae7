#!/bin/bash
exec gunicorn --bind=0.0.0.0:8000 --timeout 600 --worker-class gevent --workers 1 app:app

#!/bin/bash
touch /tmp/gunicorn.log
tail -F /tmp/gunicorn.log &
exec gunicorn --bind 0.0.0.0 --workers 3 --threads 4 --timeout 120 --error-logfile /tmp/gunicorn.log app:app

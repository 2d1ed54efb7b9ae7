#!/bin/bash
if [ -n "$WEBSITE_SITE_NAME" ]; then
  exec gunicorn -w 3 -b 0.0.0.0:8000 -t 120 app:app
else
  exec flask run
fi

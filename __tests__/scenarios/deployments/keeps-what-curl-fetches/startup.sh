#!/bin/bash
set -e
curl -sSLo settings.env https://example.com/settings.env
. ./settings.env
wget -qO tools.env https://example.com/tools.env
. ./tools.env
exec gunicorn --bind=0.0.0.0:8000 --timeout 120 --workers 2 --threads 4 config.wsgi

#!/bin/bash
set -e
python -m venv env
source env/bin/activate
tar xzf models.tar.gz -C data
[ -f data/model.bin ] || exit 1
curl -sSL https://example.com/settings.env -o settings.env
. ./settings.env
exec gunicorn --bind=0.0.0.0:8000 --timeout 600 --workers 2 config.wsgi

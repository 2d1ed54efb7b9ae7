#!/bin/bash
cat > /tmp/gunicorn.conf.py <<EOF
workers = ${WORKERS:-3}
threads = 2
timeout = 90
bind = "0.0.0.0:8000"
EOF
exec gunicorn -c /tmp/gunicorn.conf.py app:app

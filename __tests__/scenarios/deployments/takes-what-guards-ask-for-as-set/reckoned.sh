#!/bin/bash
(( WORKERS > 0 )) || { echo "WORKERS?"; exit 1; }
exec gunicorn --bind=0.0.0.0 -w "$WORKERS" --timeout 230 app:app

#!/bin/bash
if [ -n "$AZURE_SQL_SERVER" ] && [ -n "$AZURE_SQL_USER" ]; then
  echo configured
else
  echo "AZURE_SQL_SERVER is missing"
  exit 1
fi
exec gunicorn --bind=0.0.0.0 --timeout 60 --workers 2 -k uvicorn.workers.UvicornWorker main:app

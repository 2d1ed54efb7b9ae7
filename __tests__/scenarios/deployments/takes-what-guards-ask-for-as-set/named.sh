#!/bin/bash
for v in SECRET_KEY DATABASE_URL; do
  if [ -z "${!v}" ]; then echo "$v is not set"; exit 1; fi
done
exec gunicorn --bind=0.0.0.0 -w 2 --threads 4 --timeout 230 app:app

#!/bin/bash
echo "gunicorn --bind=0.0.0.0 -w ${WORKERS:-2} app:app" > startup.sh

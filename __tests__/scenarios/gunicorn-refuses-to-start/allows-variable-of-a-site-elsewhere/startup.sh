#!/bin/bash
exec gunicorn -w $GUNICORN_WORKERS --threads 4 pkg.main:app

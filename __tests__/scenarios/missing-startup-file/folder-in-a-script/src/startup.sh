#!/bin/bash
cd src || exit 1
exec gunicorn -w 3 --threads 4 app:app

#!/bin/bash
[ -d antenv ] && WORKERS=3 || WORKERS=1
exec gunicorn -w $WORKERS app:app

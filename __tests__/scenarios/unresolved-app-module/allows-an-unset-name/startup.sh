#!/bin/bash
exec gunicorn -w 2 --timeout 230 "$APP_MODULE"

#!/bin/bash
VENV_DIR="antenv"
PYTHON="$VENV_DIR/bin/python"
exec gunicorn --bind 0.0.0.0:8000 --workers 4 --timeout 120 -k uvicorn.workers.UvicornWorker app.main:app

#!/bin/bash
if [ -d "antenv/bin" ]; then
  source antenv/bin/activate
elif [ -d ".venv/bin" ]; then
  source .venv/bin/activate
fi
exec gunicorn -k uvicorn.workers.UvicornWorker --bind "0.0.0.0:${PORT:-8000}" --workers 2 --timeout 120 app:app

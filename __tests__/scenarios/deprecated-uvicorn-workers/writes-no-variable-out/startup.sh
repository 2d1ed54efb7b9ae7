#!/bin/bash
WORKERS="${GUNICORN_WORKERS:-4}"
exec python -m gunicorn main:app --bind "0.0.0.0:${PORT:-8000}" \
  --worker-class uvicorn.workers.UvicornWorker \
  --workers "$WORKERS" --timeout 120

#!/bin/bash
WORKER_CLASS=${WORKER_CLASS:-uvicorn.workers.UvicornWorker}
exec gunicorn -k "$WORKER_CLASS" -w 2 -b 0.0.0.0:8000 main:app

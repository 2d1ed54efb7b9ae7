#!/bin/bash
gunicorn main:app \
  --chdir backend \
  -k uvicorn.workers.UvicornWorker

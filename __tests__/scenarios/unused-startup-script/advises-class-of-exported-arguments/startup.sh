#!/bin/bash
export GUNICORN_CMD_ARGS="-k uvicorn.workers.UvicornWorker --bind=0.0.0.0:8000"
gunicorn main:app

#!/bin/bash
gunicorn main:app -w 2 --bind 127.0.0.1:8000 -k uvicorn.workers.UvicornWorker

#!/bin/bash
exec gunicorn -k uvicorn.workers.UvicornWorker main:app

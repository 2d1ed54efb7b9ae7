#!/bin/bash
gunicorn -k ${WORKER_CLASS:-sync} --log-level $LOG_LEVEL --workers 2 $APP_MODULE

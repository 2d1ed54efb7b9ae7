#!/bin/bash
export $(python printenv.py)
gunicorn -w ${WORKERS:-2} -t ${TIMEOUT:-60} app:app

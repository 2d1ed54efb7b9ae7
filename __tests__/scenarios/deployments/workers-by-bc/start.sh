#!/bin/bash
CPUS=$(nproc)
WORKERS=$(echo "2 * $CPUS + 1" | bc)
gunicorn -w $WORKERS -t 120 app:app

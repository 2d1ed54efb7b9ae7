#!/bin/bash
CPUS=$(grep -c ^processor /proc/cpuinfo)
WORKERS=$((CPUS*2+1))
gunicorn -w $WORKERS -t 120 app:app

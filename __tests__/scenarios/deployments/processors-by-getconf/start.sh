#!/bin/bash
CPUS=$(getconf _NPROCESSORS_ONLN)
let "WORKERS = CPUS * 2 + 1"
(( WORKERS < 2 )) && WORKERS=2
gunicorn -w $WORKERS -t 120 app:app

#!/bin/bash
CPUS=$(nproc --all)
let WORKERS=CPUS*2+1
let "THREADS = CPUS + 1"
gunicorn -w $WORKERS --threads $THREADS -t 120 app:app

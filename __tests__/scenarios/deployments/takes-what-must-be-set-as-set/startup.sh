#!/bin/bash
: "${ORG:?required}"
pip install -r requirements.txt
exec gunicorn -w 2 --threads 4 pkg.main:app

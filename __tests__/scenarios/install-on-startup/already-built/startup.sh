#!/bin/bash
set -e
python -m pip install --quiet -r requirements.txt
exec python -m uvicorn main:app --host 0.0.0.0 --port 8000

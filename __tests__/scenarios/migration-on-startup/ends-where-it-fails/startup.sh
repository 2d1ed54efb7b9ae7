#!/bin/bash
if ! flask db upgrade; then
  echo "failed"; exit 1
fi
gunicorn -w 3 -t 120 app:app

#!/bin/bash
gunicorn -w 2 --threads 4 --timeout 120 app:app

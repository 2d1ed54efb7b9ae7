#!/bin/bash
gunicorn --bind=0.0.0.0 --workers 3 --threads 4 main:app

#!/bin/bash
gunicorn -k eventlet -b 0.0.0.0:8000 app:app

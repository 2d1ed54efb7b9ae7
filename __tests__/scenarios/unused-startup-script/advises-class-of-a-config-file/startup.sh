#!/bin/bash
gunicorn main:app \
  -c gunicorn_azure.py

#!/bin/bash
gunicorn --daemon -b 0.0.0.0:8000 app:app

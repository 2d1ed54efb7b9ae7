#!/bin/sh
gunicorn -w 2 app:app

#!/bin/bash
cd src
exec gunicorn -w 4 main:app

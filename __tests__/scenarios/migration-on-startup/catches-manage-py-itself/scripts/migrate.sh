#!/bin/bash
python manage.py migrate

#!/bin/bash
# gunicorn is started by App Service
pytest

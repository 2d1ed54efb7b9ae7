#!/bin/bash
uvicorn --version
streamlit version
exec gunicorn --bind=0.0.0.0 -k uvicorn_worker.UvicornWorker -w 2 app:app

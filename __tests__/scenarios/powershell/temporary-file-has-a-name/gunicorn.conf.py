import multiprocessing
import os

bind = "0.0.0.0:" + os.environ.get("PORT", "8000")
threads = int(os.getenv("GUNICORN_THREADS", "4"))
timeout = 150
max_requests = 500

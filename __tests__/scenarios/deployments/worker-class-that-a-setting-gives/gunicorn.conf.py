import os
workers = int(os.getenv("GUNICORN_WORKERS", 2))
threads = int(os.getenv("GUNICORN_THREADS", 8))
timeout = int(os.getenv("GUNICORN_TIMEOUT", 120))
worker_class = os.getenv("GUNICORN_WORKER_CLASS")
if worker_class:
    worker_class = worker_class.strip()

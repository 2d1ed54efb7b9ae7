import os, multiprocessing
def _i(name, default):
    try:
        return int(os.environ.get(name, default))
    except ValueError:
        return default
workers = _i("GUNICORN_WORKERS", multiprocessing.cpu_count() * 2 + 1)
timeout = int(os.getenv("APP_TIMEOUT") or 30)
worker_class = "uvicorn_worker.UvicornWorker" if os.getenv("APP_ENV") == "production" else "sync"
bind = f"0.0.0.0:{os.environ.get('PORT', '8000')}"

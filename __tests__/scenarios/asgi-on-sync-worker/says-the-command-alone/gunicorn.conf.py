import multiprocessing
bind = "0.0.0.0"
timeout = 230
workers = multiprocessing.cpu_count() * 2 + 1
worker_class = "uvicorn.workers.UvicornWorker"

worker_class = "uvicorn.workers.UvicornWorker"
worker_class = "sync"

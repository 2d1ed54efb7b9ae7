worker_class = "asgi"
workers = 4

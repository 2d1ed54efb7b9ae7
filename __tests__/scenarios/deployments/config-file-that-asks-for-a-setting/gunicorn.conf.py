import os
workers = int(os.environ["GUNICORN_WORKERS"])
threads = 4
timeout = 99

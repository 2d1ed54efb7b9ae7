import os
workers = int(os.environ.get("WEB_CONCURRENCY", 2)) * 2
threads = 4
timeout = 120

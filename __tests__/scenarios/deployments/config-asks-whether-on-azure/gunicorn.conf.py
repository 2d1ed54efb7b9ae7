import multiprocessing
import os

if os.environ.get("WEBSITE_SITE_NAME"):
    bind = "0.0.0.0:8000"
    workers = multiprocessing.cpu_count() * 2 + 1
else:
    bind = "127.0.0.1:5000"
    workers = 1
timeout = 120
ON_AZURE = "WEBSITE_HOSTNAME" in os.environ
threads = 4 if ON_AZURE else 1

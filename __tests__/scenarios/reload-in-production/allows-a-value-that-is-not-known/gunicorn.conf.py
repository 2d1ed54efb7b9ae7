import os

bind = "0.0.0.0:8000"
workers = 3
threads = 6
timeout = 600
reload = os.path.exists("/home/reload")

import os

bind = os.environ.get("PORT", "8000")
workers = 3
threads = 6
timeout = 120

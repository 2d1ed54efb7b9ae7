bind = "0.0.0.0:8000"
workers = 3
threads = 6
timeout = 600
errorlog = "/home/site/errors.log"

worker_class = 'sync'
workers = 3
threads = 4
timeout = 120

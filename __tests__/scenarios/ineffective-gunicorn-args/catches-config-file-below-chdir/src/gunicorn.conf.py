workers = 3
threads = 6
timeout = 120

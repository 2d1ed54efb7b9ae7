workers = 2
threads = 4
timeout = 120

workers = 3
threads = 4

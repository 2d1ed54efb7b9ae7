workers = 3
threads = 6

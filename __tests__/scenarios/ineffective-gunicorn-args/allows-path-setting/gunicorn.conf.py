threads = 6

workers = 6

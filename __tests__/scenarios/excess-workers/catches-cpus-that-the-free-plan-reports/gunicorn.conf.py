import multiprocessing

workers = 2 * multiprocessing.cpu_count() + 1

"""A request waits (as on a database or an API), then computes: WAIT_MS and CPU_MS say how long."""
import os
import time

WAIT = int(os.environ.get("WAIT_MS", "200")) / 1000
CPU = int(os.environ.get("CPU_MS", "10")) / 1000


def application(environ, start_response):
    time.sleep(WAIT)
    end = time.thread_time() + CPU
    while time.thread_time() < end:
        pass
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", "2")])
    return [b"ok"]

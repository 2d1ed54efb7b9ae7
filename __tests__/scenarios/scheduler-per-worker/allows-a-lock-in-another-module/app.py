import fcntl

from flask import Flask

import jobs

app = Flask(__name__)
lock = open("/tmp/scheduler.lock", "wb")
try:
    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    jobs.scheduler.start()
except BlockingIOError:
    pass

import threading

from apscheduler.schedulers.blocking import BlockingScheduler
from flask import Flask

app = Flask(__name__)
scheduler = BlockingScheduler()


@scheduler.scheduled_job("interval", minutes=5)
def refresh():
    print("refreshed")


threading.Thread(target=scheduler.start, daemon=True).start()

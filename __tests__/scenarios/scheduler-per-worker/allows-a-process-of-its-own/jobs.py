from apscheduler.schedulers.blocking import BlockingScheduler
from flask import Flask

app = Flask(__name__)


def send_mail():
    print("sent")


scheduler = BlockingScheduler()
scheduler.add_job(send_mail, "cron", hour=6)
scheduler.start()

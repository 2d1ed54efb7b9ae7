from apscheduler.schedulers.background import BackgroundScheduler
from flask import Flask

app = Flask(__name__)


def send_mail():
    print("sent")


scheduler = BackgroundScheduler()
scheduler.add_job(send_mail, "cron", hour=6)
scheduler.start()

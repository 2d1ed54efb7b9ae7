from apscheduler.schedulers.background import BackgroundScheduler
from config import settings
from flask import Flask

app = Flask(__name__)


def send_mail():
    print("sent")


scheduler = BackgroundScheduler()
scheduler.add_job(send_mail, "cron", hour=6)
if settings.first_worker():
    scheduler.start()

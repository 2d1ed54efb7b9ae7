from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from flask import Flask

app = Flask(__name__)


def send_mail():
    print("sent")


scheduler = BackgroundScheduler(jobstores={"default": SQLAlchemyJobStore(url="postgresql://db/jobs")})
scheduler.add_job(send_mail, "cron", hour=6)
scheduler.start()

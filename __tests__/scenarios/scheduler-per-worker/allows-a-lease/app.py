from flask import Flask

app = Flask(__name__)


@app.get("/")
def index():
    return "ok"

import os
from azure.core.exceptions import HttpResponseError
from azure.storage.blob import BlobClient
from apscheduler.schedulers.background import BackgroundScheduler

def job():
    blob = BlobClient.from_connection_string(os.environ["STORAGE"], "locks", "mail")
    try:
        blob.acquire_lease(lease_duration=60)
    except HttpResponseError:
        return
    print("mail")


scheduler = BackgroundScheduler()
scheduler.add_job(job, "interval", minutes=5)
scheduler.start()

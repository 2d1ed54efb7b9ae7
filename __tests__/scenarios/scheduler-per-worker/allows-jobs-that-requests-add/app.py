from apscheduler.schedulers.background import BackgroundScheduler
from flask import Flask
from flask_sqlalchemy import SQLAlchemy

db = SQLAlchemy()
app = Flask(__name__)
db.init_app(app)
scheduler = BackgroundScheduler()
scheduler.start()


@app.post("/remind")
def remind():
    scheduler.add_job(print, "date", args=["reminder"])
    return "ok"

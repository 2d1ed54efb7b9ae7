from apscheduler import Scheduler
from apscheduler.datastores.sqlalchemy import SQLAlchemyDataStore
from flask import Flask

app = Flask(__name__)
scheduler = Scheduler(SQLAlchemyDataStore("postgresql://db/jobs"))
scheduler.add_schedule(print, "daily")
scheduler.start_in_background()

import os
from fastapi import FastAPI
from apscheduler.schedulers.background import BackgroundScheduler
KEY = os.getenv("OPENAI_API_KEY")
if not KEY:
    raise RuntimeError("OPENAI_API_KEY is missing")
app = FastAPI()
s = BackgroundScheduler()
s.add_job(print, "interval", minutes=1)
s.start()

import uvicorn
from fastapi import FastAPI
from apscheduler.schedulers.background import BackgroundScheduler
from sqlalchemy import create_engine
engine = create_engine("sqlite:///app.db")
app = FastAPI()
@app.on_event("startup")
def s():
    with engine.begin() as c: c.exec_driver_sql("INSERT INTO t VALUES(1)")
    b = BackgroundScheduler()
    b.add_job(print, "interval", minutes=1)
    b.start()
if __name__ == "__main__":
    uvicorn.run("main:app", host="0.0.0.0", port=8000, workers=4)

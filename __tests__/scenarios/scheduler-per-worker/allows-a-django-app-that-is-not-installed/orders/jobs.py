from apscheduler.schedulers.background import BackgroundScheduler


def send():
    print("sent")


def start():
    scheduler = BackgroundScheduler()
    scheduler.add_job(send, "interval", minutes=5)
    scheduler.start()

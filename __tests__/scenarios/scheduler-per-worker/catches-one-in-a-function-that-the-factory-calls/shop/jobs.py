from flask_apscheduler import APScheduler

scheduler = APScheduler()


@scheduler.task("interval", id="prices", minutes=5)
def prices():
    print("prices")


def start(app):
    scheduler.init_app(app)
    if not scheduler.running:
        scheduler.start()

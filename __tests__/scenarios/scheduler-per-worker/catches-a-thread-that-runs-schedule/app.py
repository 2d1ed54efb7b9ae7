import threading
import time

import schedule
from flask import Flask

app = Flask(__name__)


def report():
    print("report")


def work():
    while True:
        schedule.run_pending()
        time.sleep(1)


schedule.every().day.at("06:00").do(report)
threading.Thread(target=work, daemon=True).start()

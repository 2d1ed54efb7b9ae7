from flask import Flask

from . import jobs


def create_app(config=None):
    app = Flask(__name__)
    jobs.start(app)
    return app

from flask import Flask

from .live import socketio


def create_app():
    app = Flask(__name__)
    socketio.init_app(app)
    return app

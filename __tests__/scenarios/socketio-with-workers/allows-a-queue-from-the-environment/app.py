import os

from flask import Flask
from flask_socketio import SocketIO

app = Flask(__name__)
socketio = SocketIO(app, message_queue=os.environ.get("REDIS_URL"))


@socketio.on("order")
def order(data):
    socketio.emit("ordered", data)

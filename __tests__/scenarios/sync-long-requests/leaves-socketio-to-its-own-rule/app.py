from flask import Flask
from flask_socketio import SocketIO
import openai
app = Flask(__name__)
socketio = SocketIO(app, async_mode='threading')

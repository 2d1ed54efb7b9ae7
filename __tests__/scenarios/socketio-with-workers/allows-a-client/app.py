import socketio
from flask import Flask

app = Flask(__name__)
client = socketio.Client()
client.connect("https://prices.example.com")

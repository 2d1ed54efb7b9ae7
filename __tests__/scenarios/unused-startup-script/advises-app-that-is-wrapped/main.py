from flask import Flask
from asgiref.wsgi import WsgiToAsgi
app = Flask(__name__)
app = WsgiToAsgi(app)

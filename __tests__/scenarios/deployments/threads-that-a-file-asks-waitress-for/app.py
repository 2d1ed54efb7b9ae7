from flask import Flask
from waitress import serve
app = Flask(__name__)
serve(app, host="0.0.0.0", port=8000, threads=16)

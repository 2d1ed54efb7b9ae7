import os
import sqlite3
from flask import Flask
app = Flask(__name__)
app.secret_key = os.environ.get("FLASK_SECRET_KEY")
if not app.secret_key:
    raise ValueError("No SECRET_KEY set")
db = sqlite3.connect("app.db")
@app.route("/add")
def add():
    db.execute("INSERT INTO t VALUES (1)")
    return ""

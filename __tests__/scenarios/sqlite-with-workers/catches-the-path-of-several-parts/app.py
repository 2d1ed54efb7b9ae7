import sqlite3, os
from flask import Flask
app = Flask(__name__)
DB = os.path.join(os.path.dirname(__file__), "app.db")
def conn():
    return sqlite3.connect(DB)

@app.route("/add")
def add():
    c = conn()
    c.execute("INSERT INTO t VALUES (1)")
    c.commit()
    return ""

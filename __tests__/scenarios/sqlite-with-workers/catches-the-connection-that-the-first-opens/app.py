import sqlite3
from flask import Flask, g
app = Flask(__name__)
def conn():
    if "db" not in g:
        g.db = sqlite3.connect("app.db")
    return g.db

@app.route("/add")
def add():
    c = conn()
    c.execute("INSERT INTO t VALUES (1)")
    c.commit()
    return ""

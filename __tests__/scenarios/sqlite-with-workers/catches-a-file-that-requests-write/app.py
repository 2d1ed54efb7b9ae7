import sqlite3

from flask import Flask

app = Flask(__name__)


@app.post("/orders/<item>")
def order(item):
    with sqlite3.connect("orders.db") as db:
        db.execute("INSERT INTO orders (item) VALUES (?)", (item,))
    return "ordered"

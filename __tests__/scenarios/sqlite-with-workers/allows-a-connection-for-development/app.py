import os
import sqlite3

import psycopg2
from flask import Flask

app = Flask(__name__)


def connect():
    if os.environ.get("DATABASE_HOST"):
        return psycopg2.connect(host=os.environ["DATABASE_HOST"])
    return sqlite3.connect("orders.db")


@app.post("/orders/<item>")
def order(item):
    connect().execute("INSERT INTO orders (item) VALUES (?)", (item,))
    return "ordered"

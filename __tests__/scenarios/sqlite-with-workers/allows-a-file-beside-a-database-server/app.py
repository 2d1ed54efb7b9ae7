import sqlite3

import psycopg2
from flask import Flask

app = Flask(__name__)


def seed():
    with sqlite3.connect("seed.db") as db:
        db.execute("INSERT INTO orders (item) VALUES ('tea')")


@app.get("/")
def index():
    return str(psycopg2.connect("host=db.example.com").cursor())

import psycopg2
from flask import Flask

app = Flask(__name__)
conn = psycopg2.connect("host=db.example.com dbname=orders")


@app.teardown_appcontext
def close(_error):
    conn.close()

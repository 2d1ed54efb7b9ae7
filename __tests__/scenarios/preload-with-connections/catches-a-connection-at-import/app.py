import psycopg2
from flask import Flask

app = Flask(__name__)
db = psycopg2.connect("host=db.example.com dbname=orders")

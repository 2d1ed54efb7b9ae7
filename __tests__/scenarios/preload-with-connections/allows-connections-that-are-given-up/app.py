from contextlib import closing

import psycopg2
from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = "postgresql://db.example.com/orders"
db = SQLAlchemy(app)

conn = psycopg2.connect("host=db.example.com")
with conn.cursor() as cursor:
    cursor.execute("create table if not exists t (i int)")
conn.close()


def seed():
    with closing(psycopg2.connect("host=db.example.com")) as other:
        other.cursor().execute("insert into t values (1)")


seed()

engine = create_engine("postgresql://db.example.com/orders", poolclass=NullPool)
with engine.connect() as one:
    one.execute(text("select 1"))

with app.app_context():
    db.create_all()
    db.engine.dispose()

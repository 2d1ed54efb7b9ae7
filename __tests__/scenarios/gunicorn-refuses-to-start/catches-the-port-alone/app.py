from flask import Flask
from sqlalchemy import create_engine, text

app = Flask(__name__)
engine = create_engine("sqlite:///words.db")


@app.get("/")
def index():
    with engine.connect() as connection:
        return str(connection.execute(text("select * from words")).all())

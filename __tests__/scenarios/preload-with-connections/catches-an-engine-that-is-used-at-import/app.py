from flask import Flask
from sqlalchemy import create_engine, text

app = Flask(__name__)
engine = create_engine("postgresql://db.example.com/orders")
with engine.connect() as connection:
    connection.execute(text("SELECT 1"))

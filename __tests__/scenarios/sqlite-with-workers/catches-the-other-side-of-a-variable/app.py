import os
from flask import Flask
from flask_sqlalchemy import SQLAlchemy
class Config:
    U = os.environ.get("DATABASE_URL")
    if U:
        SQLALCHEMY_DATABASE_URI = U
    else:
        SQLALCHEMY_DATABASE_URI = "sqlite:///app.db"
app = Flask(__name__)
app.config.from_object(Config)
db = SQLAlchemy(app)

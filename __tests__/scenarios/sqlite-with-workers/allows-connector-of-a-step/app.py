import os
from flask import Flask

app = Flask(__name__)
from flask_sqlalchemy import SQLAlchemy

app.config["SQLALCHEMY_DATABASE_URI"] = os.environ.get("AZURE_POSTGRESQL_CONNECTIONSTRING", "sqlite:///dev.db")
db = SQLAlchemy(app)

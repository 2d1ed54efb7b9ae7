from flask import Flask
from flask_sqlalchemy import SQLAlchemy
class Dev:
    SQLALCHEMY_DATABASE_URI = "sqlite:///app.db"
config = {"default": Dev}
db = SQLAlchemy()
def create_app(name="default"):
    app = Flask(__name__)
    app.config.from_object(config[name])
    db.init_app(app)
    return app
app = create_app()

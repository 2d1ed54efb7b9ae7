import os, sqlite3
from flask import Flask
app = Flask(__name__)
app.config["DATABASE_PATH"] = os.environ.get("DATABASE_PATH", "waltti.db")
@app.route("/")
def index():
    con = sqlite3.connect(app.config["DATABASE_PATH"])
    con.execute("INSERT INTO t VALUES (1)")
    return "x"

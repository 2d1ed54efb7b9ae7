import sqlite3

from flask import Flask

app = Flask(__name__)


@app.get("/words/<word>")
def words(word):
    with sqlite3.connect("words.db") as db:
        return db.execute("SELECT meaning FROM words WHERE word = ?", (word,)).fetchone()[0]

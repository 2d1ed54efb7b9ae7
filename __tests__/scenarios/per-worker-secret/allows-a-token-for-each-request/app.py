import os
import secrets

from flask import Flask

app = Flask(__name__)
app.secret_key = os.environ["SECRET_KEY"]


@app.post("/invite")
def invite():
    return secrets.token_urlsafe(32)

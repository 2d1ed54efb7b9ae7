"""Where is my parcel? Each page asks the carrier, which takes a second or two to answer."""

import os

import requests
from flask import Flask, abort, render_template

CARRIER_URL = os.environ.get("CARRIER_URL", "https://carrier.example/api")

app = Flask(__name__)


@app.get("/")
def index():
    return render_template("index.html")


@app.get("/parcels/<number>")
def parcel(number):
    answer = requests.get(f"{CARRIER_URL}/parcels/{number}", timeout=10)
    if answer.status_code == 404:
        abort(404)
    answer.raise_for_status()
    return render_template("parcel.html", number=number, events=answer.json()["events"])


@app.get("/healthz")
def healthz():
    return {"status": "ok"}

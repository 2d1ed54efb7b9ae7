import logging
from flask import Flask
from models import Order

app = Flask(__name__)


@app.get('/')
def orders():
    return [order.id for order in Order.all()]

from flask import Flask
from prometheus_client import CollectorRegistry, Counter, push_to_gateway

app = Flask(__name__)
registry = CollectorRegistry()
orders = Counter("orders", "Orders that were placed", registry=registry)


@app.post("/orders")
def order():
    orders.inc()
    push_to_gateway("push.example.com", job="orders", registry=registry)
    return "ordered"

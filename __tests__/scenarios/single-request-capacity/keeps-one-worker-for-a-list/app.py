from flask import Flask, jsonify, request

app = Flask(__name__)
todos = []


@app.post("/todos")
def add():
    todos.append(request.json)
    return jsonify(todos)


@app.get("/todos")
def all():
    return jsonify(todos)

from flask import Flask, request

app = Flask(__name__)
sessions = {}
sessions["demo"] = []


@app.post("/chat/<session_id>")
def chat(session_id):
    return sessions.get(session_id, [])

from flask import Flask, request

app = Flask(__name__)
sessions = {}


@app.post("/chat/<session_id>")
def chat(session_id):
    sessions[session_id] = sessions.get(session_id, []) + [request.json["message"]]
    return sessions[session_id]

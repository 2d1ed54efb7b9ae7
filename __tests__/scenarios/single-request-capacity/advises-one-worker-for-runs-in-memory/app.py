import threading, uuid
from flask import Flask, jsonify, request
app = Flask(__name__)
runs = {}

def work(run_id):
    runs[run_id]["status"] = "completed"

@app.post("/start")
def start():
    run_id = uuid.uuid4().hex
    runs[run_id] = {"status": "queued"}
    threading.Thread(target=work, args=(run_id,), daemon=True).start()
    return jsonify(run_id=run_id), 202

@app.get("/status")
def status():
    meta = runs.get(request.args["run_id"])
    return (jsonify(meta), 200) if meta else ("unknown run", 404)

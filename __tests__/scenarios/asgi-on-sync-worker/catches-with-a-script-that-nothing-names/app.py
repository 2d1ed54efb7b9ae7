import uuid
from fastapi import FastAPI, BackgroundTasks
app = FastAPI()
tasks_store = {}

def work(task_id: str):
    tasks_store[task_id] = "done"

@app.post("/research")
async def start(background: BackgroundTasks):
    task_id = str(uuid.uuid4())
    tasks_store[task_id] = "running"
    background.add_task(work, task_id)
    return {"task_id": task_id}

@app.get("/research/{task_id}")
async def status(task_id: str):
    return {"status": tasks_store[task_id]}

import os
import uvicorn
from fastapi import FastAPI
from settings import *
app = FastAPI()
if os.environ.get("LOCAL"):
    HOST = "127.0.0.1"
uvicorn.run(app, host=HOST, port=8000)

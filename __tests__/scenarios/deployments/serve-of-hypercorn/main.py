from fastapi import FastAPI
app = FastAPI()
import asyncio
from hypercorn.asyncio import serve
from hypercorn.config import Config
config = Config()
config.bind = ["0.0.0.0:8000"]
asyncio.run(serve(app, config))

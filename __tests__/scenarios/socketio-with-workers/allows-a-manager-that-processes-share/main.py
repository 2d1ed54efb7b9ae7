import socketio
from fastapi import FastAPI

sio = socketio.AsyncServer(async_mode="asgi", client_manager=socketio.AsyncRedisManager("redis://cache:6379"))
api = FastAPI()
app = socketio.ASGIApp(sio, api)

from a2wsgi import ASGIMiddleware
from fastapi import FastAPI

api = FastAPI()
app = ASGIMiddleware(api)

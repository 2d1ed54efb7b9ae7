from fastapi import FastAPI
from app.core import security
app = FastAPI()

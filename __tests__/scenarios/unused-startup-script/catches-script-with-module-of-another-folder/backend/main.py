from fastapi import FastAPI
from .config import x
app = FastAPI()

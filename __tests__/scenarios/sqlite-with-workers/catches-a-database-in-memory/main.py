from fastapi import FastAPI
from sqlmodel import create_engine

engine = create_engine("sqlite://")
app = FastAPI()

import secrets

import jwt
from fastapi import FastAPI

SECRET_KEY = secrets.token_urlsafe(32)
app = FastAPI()


@app.post("/token")
def token(user: str):
    return jwt.encode({"sub": user}, SECRET_KEY, algorithm="HS256")

import uvicorn
from fastapi import FastAPI

app = FastAPI()
config = {"host": "0.0.0.0"}

if __name__ == "__main__":
    uvicorn.run(app, port=8000, **config)

import uvicorn as uv
from backend.api import make

app = make()

if __name__ == "__main__":
    uv.run(app, host="127.0.0.1", port=8000)

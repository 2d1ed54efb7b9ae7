import uvicorn
from flask import Flask
app = Flask(__name__)
if __name__ == "__main__":
    uvicorn.run("main:app", host="0.0.0.0", port=8000, interface="wsgi")

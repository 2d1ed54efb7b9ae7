from flask import Flask
from waitress import serve
app = Flask(__name__)
def connect_db():
    host = "localhost"
    return host
def main(host="0.0.0.0"):
    connect_db()
    serve(app, host=host, port=8000)
if __name__ == "__main__":
    connect_db()
    main()

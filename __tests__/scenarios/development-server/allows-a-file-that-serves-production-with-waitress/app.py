import os

from flask import Flask

app = Flask(__name__)

if __name__ == "__main__":
    if os.environ.get("DEVELOPMENT"):
        app.run(debug=True)
    else:
        from waitress import serve

        serve(app, host="0.0.0.0", port=8000, threads=16)

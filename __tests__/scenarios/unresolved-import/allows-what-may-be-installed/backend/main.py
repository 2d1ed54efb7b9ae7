import code
import sqlalchemy

try:
    import models
except ImportError:
    models = None

from flask import Flask

app = Flask(__name__)

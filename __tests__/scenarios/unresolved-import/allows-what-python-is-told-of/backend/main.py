import os
import sys

sys.path.insert(0, os.path.dirname(__file__))

from flask import Flask
from models import Order

app = Flask(__name__)

from flask import Flask

try:
    import tensorflow as tf
    HAS_TF = True
except ImportError:
    HAS_TF = False

app = Flask(__name__)

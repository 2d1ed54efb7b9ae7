from flask import Flask
import models
app = Flask(__name__)

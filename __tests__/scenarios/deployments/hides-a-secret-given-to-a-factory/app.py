from flask import Flask
def create_app(secret):
    return Flask(__name__)
